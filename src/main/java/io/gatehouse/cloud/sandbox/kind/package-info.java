/// The kinds of resource in a simulated cloud: one handler per kind, which sees it, makes it, changes it and deletes it
/// by API operations.
@NullMarked
package io.gatehouse.cloud.sandbox.kind;

import org.jspecify.annotations.NullMarked;
