package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.gatehouse.telemetry.MemberId;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeenInstancesTest {

    private static final NetworkId OFFICE = new NetworkId(7);
    private static final NetworkId PLANT = new NetworkId(8);

    private final NetworkStatus status = mock();

    @Test
    void theInstancesOfEachNetworkAreKnownByTheMembersThatTheyAre() {
        when(status.resources(OFFICE))
                .thenReturn(
                        List.of(
                                seen("n7/instance/nat-a", "i-00000000000000001"),
                                seen("n7/instance/nat-b", null),
                                seen("n7/subnet/private-a", "subnet-00000000000000001")));
        when(status.resources(PLANT)).thenReturn(List.of(seen("n8/instance/nat-a", "i-00000000000000003")));

        assertThat(new SeenInstances(status).of(List.of(OFFICE, PLANT)))
                .isEqualTo(
                        Map.of(
                                new AwsId("i-00000000000000001"), new MemberId(OFFICE, "nat-a"),
                                new AwsId("i-00000000000000003"), new MemberId(PLANT, "nat-a")));
    }

    private static ResourceView seen(String key, @Nullable String id) {
        return new ResourceView(key, "", "", id, "ready", null, List.of(), Map.of());
    }
}
