/// What exists in a simulated account and region, and the rules by which EC2 and IAM let it be made, changed and
/// deleted. Plain Java that knows no resource of Gatehouse's, only ids, tags and API operations; the time is given.
@NullMarked
package io.gatehouse.cloud.sandbox.world;

import org.jspecify.annotations.NullMarked;
