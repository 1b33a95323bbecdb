package io.gatehouse.appliance;

import io.gatehouse.account.Accounts;
import io.gatehouse.account.Installation;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.LayoutPreview;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.DesiredState;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Resource;
import java.util.List;
import org.springframework.stereotype.Component;

/// The NAT instances that the layout of a network wants, and their role; nothing while the network is being deleted.
@Component
public class ApplianceDesiredState implements DesiredState, LayoutPreview {

    private final Networks networks;
    private final Forwards forwards;
    private final Accounts accounts;
    private final Installation installation;

    ApplianceDesiredState(Networks networks, Forwards forwards, Accounts accounts, Installation installation) {
        this.networks = networks;
        this.forwards = forwards;
        this.accounts = accounts;
        this.installation = installation;
    }

    @Override
    public List<Resource> of(NetworkId id) {
        return networks.find(id).map(this::of).orElse(List.of());
    }

    @Override
    public List<Resource> of(Network network) {
        if (network.deleting()) {
            return List.of();
        }
        var published = PublishedForward.of(network.id(), network.layout(), forwards.of(network));
        var replacements = Replacements.read(networks.part(network.id(), ReplacementsPart.NAME, network.revision()));
        return ApplianceResources.of(
                network.id(), network.layout(), published, replacements, installation.id(), region(network));
    }

    private String region(Network network) {
        return accounts.connection(network.accountId()).where().region();
    }
}
