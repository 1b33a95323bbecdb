package io.gatehouse.appliance;

import io.gatehouse.topology.Ipv4;
import java.time.Duration;
import java.util.List;

/// The time spans that a NAT pair goes by, and what it probes.
///
/// @param advert between two adverts of who leads; 10 ms to 1 s
/// @param fitFor how long a member must have been fit before its identity comes back to it
/// @param egressTargets three addresses outside; who gets an answer of fewer than two is unfit
record Tuning(Duration advert, Duration fitFor, List<Ipv4> egressTargets) {

    /// Public resolvers of three companies, which answer echo requests from everywhere.
    static final Tuning USUAL =
            new Tuning(
                    Duration.ofMillis(150),
                    Duration.ofSeconds(30),
                    List.of(new Ipv4("1.1.1.1"), new Ipv4("8.8.8.8"), new Ipv4("9.9.9.9")));

    Tuning {
        egressTargets = List.copyOf(egressTargets);
    }
}
