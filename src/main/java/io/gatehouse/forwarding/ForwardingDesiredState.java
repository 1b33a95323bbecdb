package io.gatehouse.forwarding;

import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.DesiredState;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What the open forwards of a network let into the security group of the NAT instances' data interfaces; nothing while
/// the network is being deleted.
@Component
public class ForwardingDesiredState implements DesiredState {

    private final Networks networks;

    ForwardingDesiredState(Networks networks) {
        this.networks = networks;
    }

    @Override
    public List<Resource> of(NetworkId id) {
        return networks.find(id)
                .filter(network -> !network.deleting())
                .map(network -> List.<Resource>copyOf(rules(network, book(network))))
                .orElse(List.of());
    }

    private ForwardBook book(Network network) {
        return BookJson.read(networks.part(network.id(), ForwardsPart.NAME, network.revision()));
    }

    /// The rules of a book of forwards, each once: two forwards of the same ports and sources share theirs.
    public static List<SecurityGroupRule> rules(Network network, ForwardBook book) {
        return PublishedForward.of(network.id(), network.layout(), book).stream()
                .flatMap(published -> rules(network, published))
                .distinct()
                .toList();
    }

    private static Stream<SecurityGroupRule> rules(Network network, PublishedForward published) {
        Forward forward = published.forward();
        return published.sources().stream()
                .map(source ->
                        SecurityGroupRule.of(
                                new NetworkKeys(network.id()).dataGroup(),
                                Direction.IN,
                                forward.protocol().traffic(forward.externalPorts()),
                                new Peer.Block(source)));
    }
}
