package io.gatehouse.telemetry;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.topology.NetworkId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which NAT instances there should be. A module above declares the bean.
@FunctionalInterface
public interface MemberDirectory {

    /// Every account and region in which there is a NAT instance. Makes no call to AWS.
    List<Region> regions();

    /// The account and region of a network; empty when it has no NAT instance.
    default Optional<Region> of(NetworkId network) {
        return regions().stream().filter(region -> region.members().containsKey(network)).findFirst();
    }

    /// An account and region whose NAT instances report through one channel. Nothing that comes through it can be about
    /// others than these.
    ///
    /// @param connection how to reach it
    /// @param members the slots of the members, for example `nat-a`, by network
    record Region(AccountConnection connection, Map<NetworkId, Set<String>> members) {

        boolean has(MemberId id) {
            return members.getOrDefault(id.network(), Set.of()).contains(id.member());
        }
    }
}
