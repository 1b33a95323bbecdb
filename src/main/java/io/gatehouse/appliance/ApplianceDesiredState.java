package io.gatehouse.appliance;

import io.gatehouse.account.Accounts;
import io.gatehouse.account.Installation;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.DesiredState;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Resource;
import java.util.List;
import org.springframework.stereotype.Component;

/// The NAT instances that the layout of a network wants, and their role; nothing while the network is being deleted.
@Component
public class ApplianceDesiredState implements DesiredState {

    private final Networks networks;
    private final Accounts accounts;
    private final Installation installation;

    ApplianceDesiredState(Networks networks, Accounts accounts, Installation installation) {
        this.networks = networks;
        this.accounts = accounts;
        this.installation = installation;
    }

    @Override
    public List<Resource> of(NetworkId id) {
        return networks.find(id)
                .filter(network -> !network.deleting())
                .map(network -> ApplianceResources.of(id, network.layout(), installation.id(), region(network)))
                .orElse(List.of());
    }

    private String region(Network network) {
        return accounts.connection(network.accountId()).where().region();
    }
}
