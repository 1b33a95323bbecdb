package io.gatehouse.topology;

import java.util.Set;

/// A route table. Its routes and associations are resources of their own; the local route, which AWS adds and nobody
/// can change, is not one of them.
///
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRouteTable.html">CreateRouteTable</a>
public record RouteTable(ResourceKey key, String name, @Fixed Ref vpc) implements Tagged {

    @Override
    public Set<ResourceKey> dependsOn() {
        return Refs.keys(vpc);
    }
}
