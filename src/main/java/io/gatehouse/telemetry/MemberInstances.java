package io.gatehouse.telemetry;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import java.util.Collection;
import java.util.Map;

/// Which instances are NAT instances. A module above declares the bean.
@FunctionalInterface
public interface MemberInstances {

    /// The instances of some networks that AWS showed when it was last looked at. One that was made since is not in it
    /// yet. Makes no call to AWS.
    Map<AwsId, MemberId> of(Collection<NetworkId> networks);
}
