package io.gatehouse.topology;

import java.util.Set;

/// A VPC with one IPv4 block.
///
/// @param cidr its primary block, /16 to /28
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html">CreateVpc</a>
public record Vpc(ResourceKey key, String name, @Fixed Cidr cidr) implements Tagged {

    @Override
    public Set<ResourceKey> dependsOn() {
        return Set.of();
    }

    @Override
    public Disruption disruption(Intervention intervention) {
        return intervention == Intervention.UPDATE
                ? Disruption.NONE
                : Disruption.outage("Everything in the VPC is gone.");
    }
}
