package io.gatehouse.forwarding;

import io.gatehouse.network.DataFilter;
import io.gatehouse.network.LayoutPreview;
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
import org.springframework.stereotype.Component;

/// What the open forwards of a network let into the security group of the NAT instances' data interfaces; nothing while
/// the network is being deleted.
@Component
public class ForwardingDesiredState implements DesiredState, LayoutPreview {

    private final Networks networks;

    ForwardingDesiredState(Networks networks) {
        this.networks = networks;
    }

    @Override
    public List<Resource> of(NetworkId id) {
        return networks.find(id).map(this::of).orElse(List.of());
    }

    @Override
    public List<Resource> of(Network network) {
        return network.deleting() ? List.of() : List.copyOf(rules(network, book(network)));
    }

    private ForwardBook book(Network network) {
        return BookJson.read(networks.part(network.id(), ForwardsPart.NAME, network.revision()));
    }

    /// The rules of a book of forwards, each once: two forwards of the same ports and sources share theirs.
    public static List<SecurityGroupRule> rules(Network network, ForwardBook book) {
        return PublishedForward.of(network.id(), network.layout(), book).stream()
                .flatMap(published -> rulesOf(network, published).stream())
                .distinct()
                .toList();
    }

    /// The rules of one forward; none when the group lets everything in and the NAT instances alone filter.
    public static List<SecurityGroupRule> rulesOf(Network network, PublishedForward published) {
        if (network.layout().nat().dataFilter() == DataFilter.OPEN) {
            return List.of();
        }
        Forward forward = published.forward();
        return published.sources().stream()
                .map(source ->
                        SecurityGroupRule.of(
                                new NetworkKeys(network.id()).dataGroup(),
                                Direction.IN,
                                forward.protocol().traffic(forward.externalPorts()),
                                new Peer.Block(source)))
                .toList();
    }
}
