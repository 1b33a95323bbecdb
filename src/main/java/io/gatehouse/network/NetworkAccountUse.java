package io.gatehouse.network;

import io.gatehouse.account.AccountUse;
import java.util.List;
import org.springframework.stereotype.Component;

/// Keeps an account as long as there is a network in it.
@Component
class NetworkAccountUse implements AccountUse {

    private final NetworkRows networks;

    NetworkAccountUse(NetworkRows networks) {
        this.networks = networks;
    }

    @Override
    public List<String> of(long accountId) {
        return networks.currentOfAccount(accountId).stream()
                .map(NetworkRows.Current::value)
                .map(network -> "network “%s”".formatted(network.name()))
                .toList();
    }
}
