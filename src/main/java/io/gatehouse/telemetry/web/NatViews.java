package io.gatehouse.telemetry.web;

import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.SubnetLayout;
import io.gatehouse.network.Tier;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.ResourceView;
import io.gatehouse.telemetry.EventWords;
import io.gatehouse.telemetry.Heartbeat;
import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.telemetry.MemberState;
import io.gatehouse.telemetry.NatHealth;
import io.gatehouse.telemetry.Telemetry;
import io.gatehouse.telemetry.web.NatView.EventLine;
import io.gatehouse.telemetry.web.NatView.MemberCard;
import io.gatehouse.telemetry.web.NatView.RouteLine;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Route;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what the members said, what the last sweep saw, and what happened.
@Component
class NatViews {

    private static final int EVENTS = 50;
    private static final int COMMANDS = 10;
    private static final Heartbeat NOTHING_SAID =
            new Heartbeat(null, null, null, null, null, null, null, null, null, null, null, null, null);

    private final Telemetry telemetry;
    private final MemberCommands commands;
    private final NetworkStatus status;
    private final Clock clock;

    NatViews(Telemetry telemetry, MemberCommands commands, NetworkStatus status, Clock clock) {
        this.telemetry = telemetry;
        this.commands = commands;
        this.status = status;
        this.clock = clock;
    }

    NatView of(Network network) {
        Instant now = clock.instant();
        List<NatMember> members = NatMembers.of(network.id(), network.layout());
        List<MemberState> states = telemetry.members(network.id());
        Map<String, ResourceView> seen =
                status.resources(network.id()).stream()
                        .collect(Collectors.toMap(ResourceView::key, Function.identity(), (one, _) -> one));
        Set<String> slots = members.stream().map(NatMember::slot).collect(Collectors.toSet());
        NatHealth health = NatHealth.of(slots, states, now);
        List<MemberCard> cards = members.stream().map(member -> card(member, members, states, seen, now)).toList();
        return new NatView(
                now,
                health,
                finding(health, cards),
                cards,
                routes(network, members, seen),
                events(network),
                commands.latest(network.id(), COMMANDS));
    }

    private List<EventLine> events(Network network) {
        return telemetry.events(network.id(), EVENTS).stream()
                .map(event -> new EventLine(event.at(), EventWords.hue(event), EventWords.of(event)))
                .toList();
    }

    private static @Nullable String finding(NatHealth health, List<MemberCard> cards) {
        return switch (health) {
            case ONLINE, LOSSY -> null;
            case UNMONITORED ->
                    "No NAT instance has reported yet. A new one does so a minute or two after it was launched.";
            case STALE ->
                    "Nothing has been heard from the NAT instances for a while, so nobody knows how they are. What is"
                            + " shown is what they said last.";
            default ->
                    cards.stream()
                            .filter(card -> card.carries() != null && card.carries().size() > 1)
                            .findFirst()
                            .map(card -> "%s carries both zones.".formatted(card.slot()))
                            .orElse("Not every NAT instance could take over from the other one now.");
        };
    }

    private static MemberCard card(
            NatMember member,
            List<NatMember> members,
            List<MemberState> states,
            Map<String, ResourceView> seen,
            Instant now) {
        Optional<MemberState> state =
                states.stream().filter(one -> one.id().member().equals(member.slot())).findFirst();
        boolean heard = state.filter(one -> !one.isSilent(now)).isPresent();
        NatHealth health = NatHealth.of(member.slot(), states, now);
        var association =
                new ResourceKey(
                        member.identityElasticIp().scope(),
                        ResourceKind.ELASTIC_IP_ASSOCIATION,
                        member.identityElasticIp().slot());
        return new MemberCard(
                member.slot(),
                member.letter(),
                member.zone(),
                health,
                heard ? state.map(one -> carried(one, states)).orElse(null) : null,
                fact(seen, member.identityElasticIp(), "publicAddress"),
                at(fact(seen, association, Route.TARGET), members),
                instance(seen.get(member.instance().text())),
                state.map(MemberState::sentAt).orElse(null),
                state.map(MemberState::heartbeat).orElse(NOTHING_SAID),
                state.filter(MemberState::hasWrongClock).map(NatViews::clockWords).orElse(null),
                actions(member, members, state.filter(_ -> heard), health));
    }

    /// What a member carries: what it says, unless its peer has said since that it carries that now.
    private static @Nullable List<String> carried(MemberState state, List<MemberState> states) {
        List<String> claimed = state.heartbeat().carries();
        return claimed == null
                ? null
                : claimed.stream()
                        .filter(identity ->
                                states.stream()
                                        .noneMatch(other ->
                                                other.sentAt().isAfter(state.sentAt())
                                                        && other.heartbeat().carried().contains(identity)))
                        .toList();
    }

    private static String clockWords(MemberState state) {
        return "Its clock is %d s %s. AWS refuses calls when it is five minutes off."
                .formatted(state.skew().abs().toSeconds(), state.skew().isNegative() ? "behind" : "ahead");
    }

    private static List<NatAction> actions(
            NatMember member, List<NatMember> members, Optional<MemberState> heard, NatHealth health) {
        if (members.size() == 1 || heard.isEmpty()) {
            return List.of();
        }
        if (health == NatHealth.MAINTENANCE) {
            return List.of(NatAction.MAINTENANCE_OFF);
        }
        boolean atHome = heard.get().heartbeat().carried().contains(member.slot());
        var all = new ArrayList<NatAction>();
        if (atHome) {
            all.add(NatAction.DRILL);
            all.add(NatAction.HAND_OVER);
        } else {
            all.add(NatAction.TAKE_BACK);
        }
        all.add(NatAction.MAINTENANCE_ON);
        return List.copyOf(all);
    }

    private static @Nullable String instance(@Nullable ResourceView view) {
        return view == null || view.awsId() == null
                ? null
                : "%s (%s)".formatted(view.facts().getOrDefault("state", view.readiness()), view.awsId());
    }

    private static @Nullable String fact(Map<String, ResourceView> seen, ResourceKey key, String name) {
        ResourceView view = seen.get(key.text());
        return view == null ? null : view.facts().get(name);
    }

    /// The member whose data interface has this key.
    private static @Nullable String at(@Nullable String target, List<NatMember> members) {
        return members.stream()
                .filter(member -> member.dataInterface().text().equals(target))
                .map(NatMember::slot)
                .findFirst()
                .orElse(null);
    }

    private static List<RouteLine> routes(Network network, List<NatMember> members, Map<String, ResourceView> seen) {
        var keys = new NetworkKeys(network.id());
        NetworkLayout layout = network.layout();
        var lines = new ArrayList<RouteLine>();
        for (String zone : layout.zones()) {
            ResourceKey table = keys.privateRouteTable(layout.letter(zone));
            String home =
                    members.stream()
                            .filter(member -> member.routeTables().contains(table))
                            .map(NatMember::slot)
                            .findFirst()
                            .orElse(null);
            String target = fact(seen, Route.keyOf(table, Cidr.ANYWHERE.toString()), Route.TARGET);
            lines.add(
                    new RouteLine(table.slot(), blocks(layout.subnets(Tier.PRIVATE, zone)), at(target, members), home));
        }
        lines.add(
                new RouteLine(
                        keys.publicRouteTable().slot(), blocks(layout.subnets(Tier.PUBLIC)), "internet gateway", null));
        return List.copyOf(lines);
    }

    private static List<String> blocks(List<SubnetLayout> subnets) {
        return subnets.stream().map(subnet -> subnet.cidr().toString()).toList();
    }
}
