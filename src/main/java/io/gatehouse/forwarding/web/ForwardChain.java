package io.gatehouse.forwarding.web;

import io.gatehouse.appliance.ApplianceDesiredState;
import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.ForwardingDesiredState;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.Network;
import io.gatehouse.network.Protocol;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.ResourceView;
import io.gatehouse.telemetry.CommandKind;
import io.gatehouse.telemetry.Heartbeat;
import io.gatehouse.telemetry.MemberCommand;
import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.telemetry.MemberId;
import io.gatehouse.telemetry.MemberState;
import io.gatehouse.telemetry.Telemetry;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.StoredObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Looks at everything that a connection through a forward needs, from the internet to the private host, in order. What
/// AWS has is as it was last seen; what a NAT instance does is as it last said.
@Component
class ForwardChain {

    /// Why nobody tries a host.
    static final String CANNOT_TRY =
            "A host can be tried by an open TCP forward whose public address a NAT instance carries.";

    private static final int COMMANDS = 20;

    private final NetworkStatus status;
    private final Forwards forwards;
    private final ForwardList list;
    private final Telemetry telemetry;
    private final MemberCommands commands;
    private final ApplianceDesiredState appliances;
    private final Clock clock;

    ForwardChain(
            NetworkStatus status,
            Forwards forwards,
            ForwardList list,
            Telemetry telemetry,
            MemberCommands commands,
            ApplianceDesiredState appliances,
            Clock clock) {
        this.status = status;
        this.forwards = forwards;
        this.list = list;
        this.telemetry = telemetry;
        this.commands = commands;
        this.appliances = appliances;
        this.clock = clock;
    }

    /// One link of the chain.
    ///
    /// @param words what was found, as a sentence
    record Link(String name, Standing standing, String words) {

        static Link whole(String name, String words) {
            return new Link(name, Standing.WHOLE, words);
        }

        static Link broken(String name, String words) {
            return new Link(name, Standing.BROKEN, words);
        }

        static Link unknown(String name, String words) {
            return new Link(name, Standing.UNKNOWN, words);
        }
    }

    /// How a link is.
    enum Standing {
        WHOLE("Whole", "ok"),
        BROKEN("Broken", "bad"),
        UNKNOWN("Not known", "idle");

        private final String words;
        private final String hue;

        Standing(String words, String hue) {
            this.words = words;
            this.hue = hue;
        }

        /// What a badge says.
        public String words() {
            return words;
        }

        /// A badge's hue.
        public String hue() {
            return hue;
        }
    }

    /// The chain of a forward, from the internet to the host.
    List<Link> of(Network network, Forward forward) {
        Optional<PublishedForward> published =
                PublishedForward.of(network.id(), network.layout(), forwards.of(network)).stream()
                        .filter(one -> one.forward().number() == forward.number())
                        .findFirst();
        Link wanted = wanted(network, forward);
        if (published.isEmpty()) {
            return List.of(wanted);
        }
        Map<String, ResourceView> there =
                status.resources(network.id()).stream()
                        .collect(Collectors.toMap(ResourceView::key, Function.identity(), (one, _) -> one));
        Optional<MemberState> carrier = carrier(network, published.get().identity());
        return Stream.of(
                        wanted,
                        address(published.get(), there),
                        rules(network, published.get(), there),
                        route(network, forward, there),
                        carrier(published.get(), carrier),
                        ruleset(network, carrier),
                        host(network, forward))
                .toList();
    }

    private Link wanted(Network network, Forward forward) {
        String name = "The forward";
        if (!forward.enabled()) {
            return Link.broken(name, "It is closed. Open it first.");
        }
        ForwardState state =
                list.all(network).stream()
                        .filter(line -> line.forward().number() == forward.number())
                        .map(ForwardList.Line::state)
                        .findFirst()
                        .orElse(ForwardState.PENDING);
        return switch (state) {
            case OPEN -> Link.whole(name, "It is open, and applied.");
            case EXPIRED -> Link.broken(name, "Its time is over. Give it another one.");
            case PENDING, CLOSED, REMOVING -> Link.broken(name, "It is saved and not applied yet.");
        };
    }

    private static Link address(PublishedForward published, Map<String, ResourceView> there) {
        ResourceKey elasticIp = published.identity().identityElasticIp();
        var association = new ResourceKey(elasticIp.scope(), ResourceKind.ELASTIC_IP_ASSOCIATION, elasticIp.slot());
        String name = "The public address";
        ResourceView seen = there.get(association.text());
        if (seen == null || seen.awsId() == null) {
            return Link.broken(name, "It is not associated with a NAT instance.");
        }
        ResourceView address = there.get(elasticIp.text());
        String number = address == null ? "It" : address.facts().getOrDefault("publicAddress", "It");
        return seen.change() == null
                ? Link.whole(name, "%s is associated.".formatted(number))
                : Link.broken(name, "%s is associated with something else.".formatted(number));
    }

    private static Link rules(Network network, PublishedForward published, Map<String, ResourceView> there) {
        String name = "The security group";
        List<SecurityGroupRule> missing =
                ForwardingDesiredState.rulesOf(network, published).stream()
                        .filter(rule -> {
                            ResourceView seen = there.get(rule.key().text());
                            return seen == null || seen.awsId() == null;
                        })
                        .toList();
        return missing.isEmpty()
                ? Link.whole(name, "It lets the sources in.")
                : Link.broken(name, "A rule is missing: %s.".formatted(missing.getFirst().label()));
    }

    private static Link route(Network network, Forward forward, Map<String, ResourceView> there) {
        String name = "The way back";
        List<NatMember> members = NatMembers.of(network.id(), network.layout());
        Optional<String> broken =
                PublishedForward.home(forward.targetAddress(), members).stream()
                        .flatMap(home -> home.routeTables().stream())
                        .map(table -> Route.keyOf(table, Cidr.ANYWHERE.toString()).text())
                        .filter(key -> {
                            ResourceView seen = there.get(key);
                            return seen == null || seen.awsId() == null || seen.change() != null;
                        })
                        .findFirst();
        return broken.isEmpty()
                ? Link.whole(name, "The host’s default route leads to a NAT instance.")
                : Link.broken(name, "The default route of the host’s zone does not lead to a NAT instance.");
    }

    private Optional<MemberState> carrier(Network network, NatMember identity) {
        return telemetry.members(network.id()).stream()
                .filter(state -> !state.isSilent(clock.instant()))
                .filter(state -> state.heartbeat().carried().contains(identity.slot()))
                .findFirst();
    }

    private static Link carrier(PublishedForward published, Optional<MemberState> carrier) {
        String name = "The NAT instance";
        String identity = published.identity().slot();
        return carrier.map(state ->
                        Link.whole(
                                name,
                                state.id().member().equals(identity)
                                        ? "%s carries its own address.".formatted(identity)
                                        : "%s carries the address of %s.".formatted(state.id().member(), identity)))
                .orElse(
                        Link.broken(
                                name,
                                "No NAT instance reports that it carries the address of %s.".formatted(identity)));
    }

    private Link ruleset(Network network, Optional<MemberState> carrier) {
        String name = "The ruleset";
        if (carrier.isEmpty()) {
            return Link.unknown(name, "Nobody says what is loaded.");
        }
        Heartbeat.Bundle bundle = carrier.get().heartbeat().bundle();
        Optional<String> wanted = digest(network, carrier.get().id().member());
        if (bundle == null || wanted.isEmpty()) {
            return Link.unknown(name, "%s does not say what it runs.".formatted(carrier.get().id().member()));
        }
        if (wanted.get().equals(bundle.applied())) {
            return Link.whole(name, "%s runs the newest bundle.".formatted(carrier.get().id().member()));
        }
        return Link.broken(
                name,
                wanted.get().equals(bundle.refused())
                        ? "%s refused the bundle: %s".formatted(carrier.get().id().member(), bundle.reason())
                        : "%s has not loaded the newest bundle yet.".formatted(carrier.get().id().member()));
    }

    private Optional<String> digest(Network network, String member) {
        ResourceKey key = StoredObject.bundleKey(network.id(), member);
        return appliances.of(network).stream()
                .flatMap(one -> one instanceof StoredObject object ? Stream.of(object) : Stream.empty())
                .filter(object -> object.key().equals(key))
                .findFirst()
                .flatMap(object -> object.content().digest());
    }

    private Link host(Network network, Forward forward) {
        String name = "The host";
        if (forward.protocol() == Protocol.UDP) {
            return Link.unknown(name, "Whether anybody listens on a UDP port cannot be told from outside.");
        }
        Optional<MemberCommand> last =
                commands.latest(network.id(), COMMANDS).stream()
                        .filter(one -> one.kind() == CommandKind.TRY_TARGET && target(forward).equals(one.target()))
                        .findFirst();
        if (last.isEmpty()) {
            return Link.unknown(name, "Nobody has tried it yet.");
        }
        String words = last.get().answer();
        if (words == null) {
            return Link.unknown(
                    name,
                    last.get().isOpen(clock.instant()) ? "Asked; no answer yet." : "There was no answer in time.");
        }
        return Boolean.TRUE.equals(last.get().ok()) ? Link.whole(name, words) : Link.broken(name, words);
    }

    /// Whether every link is known to be whole.
    static boolean isWhole(List<Link> links) {
        return links.stream().allMatch(link -> link.standing() == Standing.WHOLE);
    }

    /// The first link that is broken.
    static Optional<Link> firstBroken(List<Link> links) {
        return links.stream().filter(link -> link.standing() == Standing.BROKEN).findFirst();
    }

    /// Whether a member can try the host now.
    boolean canTry(Network network, Forward forward) {
        return trier(network, forward).isPresent();
    }

    /// Has the member that carries the address try the host.
    ///
    /// @return empty when none [can][#canTry]
    /// @throws io.gatehouse.telemetry.CommandPendingException when another command has to be answered first
    /// @throws io.gatehouse.cloud.CloudException when the command could not be delivered
    Optional<Tried> tryHost(Network network, Forward forward, String author) {
        return trier(network, forward)
                .map(member ->
                        new Tried(
                                member.member(),
                                commands.tryTarget(
                                        member, forward.targetAddress(), forward.targetPorts().from(), author)));
    }

    /// A command to try the host.
    ///
    /// @param member who does it
    record Tried(String member, long command) {}

    /// The member that can try the host of an open TCP forward: whoever carries the address, as long as it is wanted.
    private Optional<MemberId> trier(Network network, Forward forward) {
        List<NatMember> wanted = NatMembers.of(network.id(), network.layout());
        return PublishedForward.of(network.id(), network.layout(), forwards.of(network)).stream()
                .filter(one -> one.forward().number() == forward.number())
                .filter(_ -> forward.enabled() && forward.protocol() == Protocol.TCP)
                .findFirst()
                .flatMap(one -> carrier(network, one.identity()))
                .map(MemberState::id)
                .filter(id -> wanted.stream().anyMatch(member -> member.slot().equals(id.member())));
    }

    private static String target(Forward forward) {
        return "%s:%d".formatted(forward.targetAddress(), forward.targetPorts().from());
    }
}
