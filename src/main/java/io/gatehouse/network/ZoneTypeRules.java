package io.gatehouse.network;

import java.util.List;
import java.util.Optional;

/// The rule that a zone with a NAT instance has instances of that type.
final class ZoneTypeRules {

    private final Findings findings;
    private final OfferedZones offered;
    private final Optional<NetworkLayout> previous;

    ZoneTypeRules(Findings findings, OfferedZones offered, Optional<NetworkLayout> previous) {
        this.findings = findings;
        this.offered = offered;
        this.previous = previous;
    }

    /// @param zones the network's
    /// @param mode the mode, if it could be read
    void check(List<String> zones, Optional<NatMode> mode) {
        int instances = mode.map(NatMode::instances).orElse(0);
        for (int i = 0; i < Math.min(instances, zones.size()); i++) {
            String zone = zones.get(i);
            if (offered.lacksType(zone) && !isThereAlready(zone)) {
                refuse(i, zones);
            }
        }
    }

    /// A NAT instance that runs already stays as it is, whatever AWS says of new ones.
    private boolean isThereAlready(String zone) {
        return previous.filter(
                        layout -> layout.zones().stream().limit(layout.nat().mode().instances()).anyMatch(zone::equals))
                .filter(layout -> layout.nat().instanceType().equals(offered.type()))
                .isPresent();
    }

    /// An error at the type when the network is in the zone already, at the zone else.
    private void refuse(int index, List<String> zones) {
        String zone = zones.get(index);
        String lacks = "%s has no instances of type %s.".formatted(zone, offered.type());
        if (previous.filter(layout -> layout.zones().contains(zone)).isPresent()) {
            findings.error("nat.instanceType", lacks + " Choose another type, for example t4g.nano.");
        } else {
            Optional<String> other = offered.suited().stream().filter(one -> !zones.contains(one)).findFirst();
            String those = " The zones that have them: %s.".formatted(FieldReader.and(offered.suited()));
            findings.error("zones[" + index + "]", lacks + those, other);
        }
    }
}
