package io.gatehouse.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.network.Catalogs;
import io.gatehouse.network.FakeCatalog;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupQuotaTest {

    private static final Network NETWORK = Drafts.network(NatMode.PAIR);

    private final Networks networks = mock();
    private final Accounts accounts = mock();
    private final Catalogs catalogs = mock();
    private final FakeCatalog catalog = new FakeCatalog();
    private final GroupQuota quota = new GroupQuota(networks, accounts, catalogs);

    @BeforeEach
    void knowOneNetwork() {
        var account = new Account(NETWORK.accountId(), "production", CloudKind.AWS, "eu-west-1", null, null);
        when(networks.find(NETWORK.id())).thenReturn(Optional.of(NETWORK));
        when(accounts.find(account.id())).thenReturn(Optional.of(account));
        when(catalogs.recent(account)).thenReturn(catalog);
    }

    @Test
    void anAccountThatWasGrantedMoreMayUseIt() {
        catalog.rulesPerGroup = Optional.of(120);

        assertThat(quota.of(NETWORK)).isEqualTo(120);
        assertThat(quota.of(NETWORK.id())).isEqualTo(120);
    }

    @Test
    void anAccountOfWhichNothingIsKnownHasWhatEveryAccountHas() {
        catalog.rulesPerGroup = Optional.empty();
        assertThat(quota.of(NETWORK)).isEqualTo(60);

        catalog.failure =
                Optional.of(new CloudFailure(Reason.THROTTLED, "servicequotas:GetServiceQuota", "Throttling", "Slow."));
        assertThat(quota.of(NETWORK)).isEqualTo(60);
    }

    @Test
    void aNetworkThatIsGoneIsNoFailureOfItsOwn() {
        when(networks.find(NETWORK.id())).thenReturn(Optional.empty());

        assertThat(quota.of(NETWORK.id())).isEqualTo(60);
    }
}
