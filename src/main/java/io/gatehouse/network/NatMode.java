package io.gatehouse.network;

import java.util.List;

/// With how many NAT instances private subnets reach the internet.
public enum NatMode {
    /// Two, one in each zone, that watch each other.
    PAIR(2, "nat-a/management", "nat-a/identity", "nat-b/management", "nat-b/identity"),
    /// One, in the first zone, for both zones.
    SINGLE(1, "nat-a/identity"),
    /// None: private subnets have no way to the internet.
    NONE(0);

    private final int instances;
    private final List<String> elasticIps;

    NatMode(int instances, String... elasticIps) {
        this.instances = instances;
        this.elasticIps = List.of(elasticIps);
    }

    /// How many NAT instances it has, each in a zone of its own: those of the first zones.
    public int instances() {
        return instances;
    }

    /// The slots of the Elastic IPs that it needs.
    public List<String> elasticIps() {
        return elasticIps;
    }
}
