package io.gatehouse.appliance;

import io.gatehouse.network.NatMembers;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.NetworkId;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Service;

/// Has NAT instances made anew: a machine that behaves oddly, or whose boot volume nobody trusts any more. That is a
/// wish like any other, a revision of the network, whose plan somebody approves.
@Service
public class InstanceReplacement {

    private final Networks networks;

    InstanceReplacement(Networks networks) {
        this.networks = networks;
    }

    /// Wants a NAT instance made anew.
    ///
    /// @param slot for example `nat-a`
    /// @param reason why, in the author's words; may be empty
    /// @return the number of the revision that wants it
    /// @throws NoSuchElementException when the network has no such NAT instance
    /// @throws io.gatehouse.network.NetworkDeletingException when the network is being deleted
    /// @throws io.gatehouse.network.NoSuchNetworkException when there is none with this id
    public long ask(NetworkId id, String slot, String author, String reason) {
        return networks.revise(
                id,
                ReplacementsPart.NAME,
                (network, before) -> {
                    if (NatMembers.of(id, network.layout()).stream().noneMatch(one -> one.slot().equals(slot))) {
                        throw new NoSuchElementException("%s has no %s.".formatted(network.name(), slot));
                    }
                    return Replacements.read(before).with(slot, network.revision() + 1).toString();
                },
                author,
                reason);
    }
}
