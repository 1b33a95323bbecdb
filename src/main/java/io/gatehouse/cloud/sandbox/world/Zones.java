package io.gatehouse.cloud.sandbox.world;

import java.util.List;
import java.util.stream.Stream;

/// The availability zones of a simulated region: three, as most have.
public final class Zones {

    private Zones() {}

    /// The zones by name, for example `eu-west-1a`.
    public static List<String> of(String region) {
        return Stream.of("a", "b", "c").map(letter -> region + letter).toList();
    }
}
