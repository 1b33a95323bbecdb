package io.gatehouse.network.web;

import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.SubnetLayout;
import io.gatehouse.network.Tier;
import io.gatehouse.reconcile.Condition;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is wrong with a network in AWS, in sentences. Says only what the last sweep saw: of a subnet that is not there
/// nothing is said but that.
final class NetworkFindings {

    private final NetworkLayout layout;
    private final NetworkKeys keys;
    private final List<NatMember> members;
    private final ObservedResources seen;
    private final List<Sentence> sentences = new ArrayList<>();

    private NetworkFindings(Network network, ObservedResources seen) {
        this.layout = network.layout();
        this.keys = new NetworkKeys(network.id());
        this.members = NatMembers.of(network.id(), layout);
        this.seen = seen;
    }

    /// @param hue `bad` when traffic suffers, `warn` otherwise
    record Sentence(String hue, String words) {}

    /// What is wrong; empty when nothing is known to be.
    static List<Sentence> of(Network network, ObservedResources seen, List<Condition> conditions) {
        var findings = new NetworkFindings(network, seen);
        conditions.forEach(findings::unseen);
        if (!network.deleting()) {
            findings.layout.subnets().forEach(findings::subnet);
            findings.members.forEach(findings::member);
        }
        return List.copyOf(findings.sentences);
    }

    private void unseen(Condition condition) {
        if (condition.type().equals(Condition.OBSERVED) && condition.status() == Condition.Status.FALSE) {
            warn("AWS could not be seen, so what is shown here may be old. " + condition.message());
        }
    }

    private void subnet(SubnetLayout subnet) {
        ResourceKey key = keys.subnet(subnet);
        ResourceKey table = tableOf(subnet);
        if (!seen.has(key) || subnet.tier() == Tier.PRIVATE && layout.nat().mode() == NatMode.NONE) {
            return;
        }
        var association = new ResourceKey(key.scope(), ResourceKind.ROUTE_TABLE_ASSOCIATION, key.slot());
        if (!seen.has(association) || seen.differs(association, "routeTable")) {
            bad("%s does not use its route table %s.".formatted(subnet.name(), table.slot()));
        } else {
            wayOut(subnet, Route.keyOf(table, Cidr.ANYWHERE.toString()));
        }
    }

    private ResourceKey tableOf(SubnetLayout subnet) {
        return subnet.tier() == Tier.PUBLIC
                ? keys.publicRouteTable()
                : keys.privateRouteTable(layout.letter(subnet.zone()));
    }

    private void wayOut(SubnetLayout subnet, ResourceKey route) {
        if (!seen.has(route)) {
            bad("%s has no way out: its route table has no default route.".formatted(subnet.name()));
        } else if (isBlackHole(route)) {
            bad("%s has no way out: its default route leads into a black hole.".formatted(subnet.name()));
        } else if (seen.differs(route, "target")) {
            bad("The default route of %s leads somewhere else than it should.".formatted(subnet.name()));
        }
    }

    private boolean isBlackHole(ResourceKey route) {
        return seen.find(route)
                .filter(view -> Route.STATE_BLACK_HOLE.equals(view.facts().get(Route.STATE)))
                .isPresent();
    }

    private void member(NatMember member) {
        if (!seen.has(member.dataInterface())) {
            return;
        }
        if (seen.differs(member.dataInterface(), "sourceDestinationCheck")) {
            bad("Source/destination check of %s is on: AWS drops what it forwards.".formatted(member.slot()));
        }
        if (!seen.has(member.instance())) {
            bad("%s is not there: its interfaces wait for an instance.".formatted(member.slot()));
        } else if (isStarting(member.instance())) {
            warn("%s is starting.".formatted(member.slot()));
        }
        addresses(member)
                .filter(address -> !seen.has(associationOf(address)))
                .ifPresent(_ -> bad("The public address of %s does not point at it.".formatted(member.slot())));
    }

    private Optional<ResourceKey> addresses(NatMember member) {
        return Optional.of(member.identityElasticIp()).filter(seen::has);
    }

    private static ResourceKey associationOf(ResourceKey address) {
        return new ResourceKey(address.scope(), ResourceKind.ELASTIC_IP_ASSOCIATION, address.slot());
    }

    private boolean isStarting(ResourceKey instance) {
        return seen.find(instance).filter(view -> view.readiness().equals("pending")).isPresent();
    }

    private void bad(String words) {
        sentences.add(new Sentence("bad", words));
    }

    private void warn(String words) {
        sentences.add(new Sentence("warn", words));
    }
}
