package io.gatehouse.topology;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/// A network interface that outlives the instance it is attached to. Its addresses are chosen by Gatehouse, so they are
/// known before it exists.
///
/// @param primaryAddress its primary private address
/// @param secondaryAddresses further private addresses
/// @param securityGroups the groups that filter it
/// @param sourceDestinationCheck whether AWS drops packets that are neither from nor to its own addresses; off where it
///   forwards for others
/// @see <a
///   href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterface.html">CreateNetworkInterface</a>
public record NetworkInterface(
        ResourceKey key,
        String name,
        @Fixed Ref subnet,
        @Fixed Ipv4 primaryAddress,
        Set<Ipv4> secondaryAddresses,
        @Holds Set<Ref> securityGroups,
        boolean sourceDestinationCheck)
        implements Tagged {

    @Override
    public Set<ResourceKey> dependsOn() {
        var all = new HashSet<>(Refs.keys(securityGroups.toArray(Ref[]::new)));
        all.addAll(Refs.keys(subnet));
        return Set.copyOf(all);
    }

    @Override
    public boolean excludes(Resource actual) {
        return actual instanceof NetworkInterface other
                && subnet.equals(other.subnet)
                && !Collections.disjoint(addresses(), other.addresses());
    }

    Set<Ipv4> addresses() {
        var all = new HashSet<>(secondaryAddresses);
        all.add(primaryAddress);
        return all;
    }

    @Override
    public Disruption disruption(Intervention intervention) {
        return intervention == Intervention.UPDATE
                ? Disruption.NONE
                : Disruption.outage("What goes through %s stops.".formatted(name));
    }
}
