package io.gatehouse.network;

import io.gatehouse.cloud.CloudCatalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The zones of a region, and which of them have the instance type that a network's NAT instances are to be of: AWS
/// does not have every type in every zone.
///
/// @param zones all of them, sorted; empty when nobody knows
/// @param type the instance type, for example `t4g.nano`; empty when there is none
/// @param suited those that have it; all of them when AWS does not say, or when the region does not have it at all,
///   which is not for the zones to say
record OfferedZones(List<String> zones, String type, List<String> suited) {

    /// What a catalog says.
    ///
    /// @param type empty when it does not matter
    static OfferedZones ask(AskedCatalog catalog, Optional<String> type) {
        List<String> zones = catalog.ask(CloudCatalog::zones).orElse(List.of());
        List<String> suited =
                type.flatMap(name -> catalog.ask(one -> one.zonesWith(name)).flatMap(said -> said))
                        .map(said -> zones.stream().filter(said::contains).toList())
                        .filter(said -> !said.isEmpty())
                        .orElse(zones);
        return new OfferedZones(zones, type.orElse(""), suited);
    }

    /// All of them, those first that are to be chosen when nobody chooses.
    List<String> bestFirst() {
        return Stream.concat(suited.stream(), zones.stream()).distinct().toList();
    }

    /// Whether a zone is one of these and does not have the type.
    boolean lacksType(String zone) {
        return zones.contains(zone) && !suited.contains(zone);
    }
}
