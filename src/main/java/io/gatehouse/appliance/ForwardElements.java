package io.gatehouse.appliance;

import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.topology.NetworkId;
import java.util.List;

/// What port forwards put into the sets and maps of the NAT instances' ruleset, for people to look at. Both members of
/// a pair have the same.
public final class ForwardElements {

    private ForwardElements() {}

    /// The elements, each as `set { element }`.
    public static List<String> of(NetworkId network, NetworkLayout layout, List<PublishedForward> forwards) {
        var text = new ForwardText(NatMembers.of(network, layout), forwards);
        return text.elements().entrySet().stream()
                .flatMap(set -> set.getValue().stream().map(element -> "%s { %s }".formatted(set.getKey(), element)))
                .toList();
    }
}
