package io.gatehouse.network;

import io.gatehouse.account.AccountUse;
import java.util.List;
import org.springframework.stereotype.Component;

/// Keeps an account as long as there is a network in it.
@Component
class NetworkAccountUse implements AccountUse {

    private final NetworkStore store;

    NetworkAccountUse(NetworkStore store) {
        this.store = store;
    }

    @Override
    public List<String> of(long accountId) {
        return store.inAccount(accountId).stream().map(network -> "network “%s”".formatted(network.name())).toList();
    }
}
