package io.gatehouse.reconcile;

import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.network.DataFilter;
import io.gatehouse.network.Network;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.Disruption;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Foresees what a step does to traffic as things are now. Of most steps it is always the same; what replacing a NAT
/// instance does depends on whether its peer can take over first.
@Component
public class Outlook {

    private final Standings standings;

    Outlook(Standings standings) {
        this.standings = standings;
    }

    /// What a step of a network's plan would do to traffic if it were carried out now.
    Disruption of(Network network, Step step) {
        if (step.verb() != Step.Verb.REPLACE || step.key().kind() != ResourceKind.INSTANCE) {
            return step.disruption();
        }
        return replacing(network, step.key()).orElseGet(step::disruption);
    }

    /// What replacing an instance would do to traffic if it were done now; empty when it is no NAT instance that the
    /// network wants.
    public Optional<Disruption> replacing(Network network, ResourceKey instance) {
        return standings.of(network, instance).map(standing -> of(standing, network.layout().nat().dataFilter()));
    }

    private static Disruption of(Standing standing, DataFilter filter) {
        String member = standing.member().slot();
        String zone = "zone " + standing.member().letter();
        String peer = standing.peerName();
        if (standing.peer().isEmpty()) {
            return Disruption.outage(
                    ("What goes through %s stops until its successor has booted, a minute or two, and open connections"
                                    + " are lost: it has no peer.")
                            .formatted(member));
        }
        if (standing.isCarriedByPeer() && !standing.carriesAnything()) {
            return new Disruption(
                    Disruption.Level.NONE,
                    "No connection is lost: %s carries %s already, and %s takes it back when its successor is fit."
                            .formatted(peer, zone, member));
        }
        if (!standing.carriesAnything()) {
            return Disruption.outage(
                    ("Nobody says that %s is carried, so nothing can be handed over first: what goes through %s stops,"
                                    + " at worst until its successor has booted.")
                            .formatted(zone, member));
        }
        if (!standing.peerCouldTakeOver()) {
            return Disruption.brief(
                    ("%s could not take over now, so the run waits for it, and stops without terminating %s when it is"
                                    + " not well and at home within %d minutes.")
                            .formatted(peer, member, Reason.NOT_SAFE.patience().toMinutes()));
        }
        return new Disruption(Disruption.Level.NONE, handedOver(member, zone, peer) + stalling(filter));
    }

    private static String handedOver(String member, String zone, String peer) {
        return ("No connection is lost: %s takes %s over from %s first, and it comes back when the successor is fit."
                        + " Sessions to %s itself end.")
                .formatted(peer, zone, member, member);
    }

    private static String stalling(DataFilter filter) {
        return filter == DataFilter.OPEN
                ? ""
                : " With the strict security group, a connection on which only the outside sends stalls until the"
                        + " private host sends.";
    }
}
