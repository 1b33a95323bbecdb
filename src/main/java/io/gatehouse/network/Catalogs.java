package io.gatehouse.network;

import io.gatehouse.account.Account;
import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.Clouds;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// What accounts offer, as it is now or as it was a moment ago.
@Component
public class Catalogs {

    private final Clouds clouds;
    private final Clock clock;
    private final Map<AccountConnection, CloudCatalog> recent = new ConcurrentHashMap<>();

    Catalogs(Clouds clouds, Clock clock) {
        this.clouds = clouds;
        this.clock = clock;
    }

    /// What an account offers now.
    public CloudCatalog of(Account account) {
        return clouds.connect(account.connection()).catalog();
    }

    /// What an account offered a moment ago: good for showing a form, not for saving.
    public CloudCatalog recent(Account account) {
        return recent.computeIfAbsent(account.connection(), _ -> new RecentCatalog(of(account), clock));
    }
}
