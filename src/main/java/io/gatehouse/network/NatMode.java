package io.gatehouse.network;

import java.util.List;

/// With how many NAT instances private subnets reach the internet.
public enum NatMode {
    /// Two, one in each zone, that watch each other.
    PAIR("nat-a/management", "nat-a/identity", "nat-b/management", "nat-b/identity"),
    /// One, in the first zone, for both zones.
    SINGLE("nat-a/identity"),
    /// None: private subnets have no way to the internet.
    NONE;

    private final List<String> elasticIps;

    NatMode(String... elasticIps) {
        this.elasticIps = List.of(elasticIps);
    }

    /// The slots of the Elastic IPs that it needs.
    public List<String> elasticIps() {
        return elasticIps;
    }
}
