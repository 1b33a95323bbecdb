/// What the user wants of a VPC: its layout, the rules that a layout keeps, its revisions, and the AWS resources that
/// follow from it.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "audit", "cloud", "input", "topology"})
package io.gatehouse.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
