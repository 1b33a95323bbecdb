package io.gatehouse.forwarding;

import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.network.Catalogs;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.NetworkId;
import org.springframework.stereotype.Component;

/// How many inbound rules a security group of a network's account may hold. AWS is asked at most every few minutes, and
/// never while a transaction is open.
@Component
class GroupQuota {

    /// What AWS allows unless it is asked for more.
    private static final int USUAL = 60;

    private final Networks networks;
    private final Accounts accounts;
    private final Catalogs catalogs;

    GroupQuota(Networks networks, Accounts accounts, Catalogs catalogs) {
        this.networks = networks;
        this.accounts = accounts;
        this.catalogs = catalogs;
    }

    /// What the account may have or, when AWS cannot be asked or does not say, what every account may.
    int of(Network network) {
        try {
            return accounts.find(network.accountId())
                    .flatMap(account -> catalogs.recent(account).rulesPerGroup())
                    .orElse(USUAL);
        } catch (CloudException e) {
            return USUAL;
        }
    }

    /// The same, for a network that may be gone by now.
    int of(NetworkId network) {
        return networks.find(network).map(this::of).orElse(USUAL);
    }
}
