package io.gatehouse.cloud.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.CatalogContract;
import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.cloud.Edited;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The sandbox under contract: what may be chosen.
class SandboxCatalogTest extends CatalogContract {

    private static final String RARE = "c7gn.medium";

    @Override
    protected CloudFixture fixture() {
        return new SandboxFixture();
    }

    @Test
    void notEveryZoneHasEveryType() {
        List<String> zones = fixture.cloud().catalog().zones();
        String without = zones.getLast();
        var there = SampleNetwork.pair(network, List.of(without, zones.getFirst()), fixture.imageId());
        var wanted = there.with(Edited.type(there.get(Instance.class, ResourceKind.INSTANCE, "nat-a"), RARE));

        assertThat(fixture.cloud().catalog().zonesWith(RARE).orElseThrow()).isNotEmpty().doesNotContain(without);
        assertThatThrownBy(() -> reach(wanted)).hasMessageContaining("Unsupported").hasMessageContaining(without);
    }
}
