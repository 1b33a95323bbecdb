package io.gatehouse.topology;

import java.util.Set;

/// A subnet. It is public or private by its route table, not by itself.
///
/// @param zone the availability zone's name, for example `eu-west-1a`
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html">CreateSubnet</a>
public record Subnet(ResourceKey key, String name, @Fixed Ref vpc, @Fixed Cidr cidr, @Fixed String zone)
        implements Tagged {

    @Override
    public Set<ResourceKey> dependsOn() {
        return Refs.keys(vpc);
    }

    @Override
    public boolean excludes(Resource actual) {
        return actual instanceof Subnet other && cidr.overlaps(other.cidr);
    }

    @Override
    public Disruption disruption(Intervention intervention) {
        return intervention == Intervention.UPDATE
                ? Disruption.NONE
                : Disruption.outage(
                        "Nothing can run in subnet %s any more; AWS refuses while something does.".formatted(name));
    }
}
