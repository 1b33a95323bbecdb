package io.gatehouse.topology;

import java.util.Map;
import java.util.Optional;

/// A resource that carries tags of its own, and so is owned by itself. The others are owned through the resource that
/// contains them.
public sealed interface Tagged extends Resource
        permits Vpc,
                InternetGateway,
                Subnet,
                SecurityGroup,
                Role,
                InstanceProfile,
                NetworkInterface,
                ElasticIp,
                Instance,
                RouteTable {

    /// What the user calls it: the `Name` tag.
    String name();

    @Override
    default String label() {
        return name();
    }

    /// What has to be remembered with the resource because AWS will not tell: further tags, by their name without
    /// `gatehouse:`.
    default Map<String, String> marks() {
        return Map.of();
    }

    /// The id of something that exists already and is to be taken into use instead of making a new one.
    default Optional<AwsId> adopts() {
        return Optional.empty();
    }
}
