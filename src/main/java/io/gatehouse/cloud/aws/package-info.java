/// Amazon Web Services behind the ports of `cloud`: one file per kind of resource, which sees it in a sweep and makes,
/// changes and deletes it. Found as a bean; nobody imports it.
@NullMarked
@ApplicationModule(allowedDependencies = {"cloud", "topology", "planning"})
package io.gatehouse.cloud.aws;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
