/// What runs on simulated NAT instances, as it shows from outside: reports, takeovers, failbacks, and obedience to
/// commands. Time passes in it whenever somebody looks.
@NullMarked
package io.gatehouse.cloud.sandbox.pair;

import org.jspecify.annotations.NullMarked;
