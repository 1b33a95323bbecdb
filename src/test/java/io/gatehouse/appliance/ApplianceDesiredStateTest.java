package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.gatehouse.account.Accounts;
import io.gatehouse.account.Installation;
import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.Instance;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplianceDesiredStateTest {

    private static final InstallationId INSTALLATION = new InstallationId("k3v7q2mzta");
    private static final String REGION = "eu-central-1";

    private final Networks networks = mock();
    private final Accounts accounts = mock();
    private final Installation installation = mock();
    private final Forwards forwards = mock();
    private final ApplianceDesiredState wanted = new ApplianceDesiredState(networks, forwards, accounts, installation);

    @BeforeEach
    void setUp() {
        when(installation.id()).thenReturn(INSTALLATION);
        when(networks.part(any(), any(), anyLong())).thenReturn("");
        when(forwards.of(any(Network.class))).thenReturn(ForwardBook.EMPTY);
        when(accounts.connection(3))
                .thenReturn(new AccountConnection(new AccountRegion(3, REGION), CloudKind.AWS, null, null));
    }

    @Test
    void theNatInstancesOfANetworkAreWantedInItsRegion() {
        when(networks.find(Layouts.NETWORK)).thenReturn(Optional.of(network(false)));

        assertThat(wanted.of(Layouts.NETWORK))
                .isNotEmpty()
                .isEqualTo(ApplianceResources.of(Layouts.NETWORK, Layouts.usual(NatMode.PAIR), INSTALLATION, REGION));
    }

    @Test
    void aNatInstanceThatSomebodyWantsMadeAnewIsOfALaterGeneration() {
        when(networks.find(Layouts.NETWORK)).thenReturn(Optional.of(network(false)));
        when(networks.part(Layouts.NETWORK, "replacements", network(false).revision())).thenReturn("nat-b 17");

        assertThat(wanted.of(Layouts.NETWORK))
                .filteredOn(Instance.class::isInstance)
                .map(one -> ((Instance) one).generation().toString())
                .containsExactly("first", "asked for in revision 17");
    }

    @Test
    void nothingIsWantedOfANetworkThatIsBeingDeleted() {
        when(networks.find(Layouts.NETWORK)).thenReturn(Optional.of(network(true)));

        assertThat(wanted.of(Layouts.NETWORK)).isEmpty();
    }

    @Test
    void nothingIsWantedOfANetworkThatIsNotThere() {
        when(networks.find(Layouts.NETWORK)).thenReturn(Optional.empty());

        assertThat(wanted.of(Layouts.NETWORK)).isEmpty();
    }

    private static Network network(boolean deleting) {
        return new Network(Layouts.NETWORK, 3, 1, Layouts.usual(NatMode.PAIR), deleting, Instant.EPOCH);
    }
}
