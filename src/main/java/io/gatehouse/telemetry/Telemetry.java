package io.gatehouse.telemetry;

import io.gatehouse.topology.NetworkId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is known of NAT instances from what they say themselves.
@Component
public class Telemetry {

    private static final int NEWEST = 100;

    private final StateRows states;
    private final EventRows events;
    private final TelemetryJson json;

    Telemetry(StateRows states, EventRows events, TelemetryJson json) {
        this.states = states;
        this.events = events;
        this.json = json;
    }

    /// What the members of a network last said; a member that has never said anything is not in it.
    @Transactional(readOnly = true)
    public List<MemberState> members(NetworkId network) {
        return members(List.of(network)).getOrDefault(network, List.of());
    }

    /// The same of several networks, in one query.
    @Transactional(readOnly = true)
    public Map<NetworkId, List<MemberState>> members(Collection<NetworkId> networks) {
        return states.findByNetworkIdIn(networks.stream().map(NetworkId::number).toList()).stream()
                .map(row -> row.state(json.heartbeat(row.heartbeat())))
                .collect(Collectors.groupingBy(state -> state.id().network()));
    }

    /// What happened last in a network, the latest first.
    @Transactional(readOnly = true)
    public List<MemberEvent> events(NetworkId network, int most) {
        return events.findByNetworkIdOrderBySentAtDescIdDesc(network.number(), Limit.of(most)).stream()
                .map(this::event)
                .toList();
    }

    /// What is worth being told of several networks, as far as it is among the newest events of all, the latest first.
    @Transactional(readOnly = true)
    public List<MemberEvent> notable(Collection<NetworkId> networks, int most) {
        return events.findAllByOrderByIdDesc(Limit.of(NEWEST)).stream()
                .map(this::event)
                .filter(event -> event.isNotable() && networks.contains(event.member().network()))
                .sorted(Comparator.comparing(MemberEvent::at).reversed())
                .limit(most)
                .toList();
    }

    private MemberEvent event(EventRow row) {
        return row.event(json.phases(row.millis()));
    }
}
