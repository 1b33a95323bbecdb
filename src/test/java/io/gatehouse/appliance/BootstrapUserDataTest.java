package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.network.NatMode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapUserDataTest {

    /// AWS takes no more than 16 KiB.
    private static final int MOST_BYTES = 16 * 1024;

    @ParameterizedTest
    @EnumSource(names = {"PAIR", "SINGLE"})
    void theScriptKnowsWhereTheInstanceBelongsAndFitsIntoUserData(NatMode mode) {
        var script = Layouts.userData(Layouts.usual(mode)).text();

        assertThat(script)
                .startsWith("#!/bin/bash\n")
                .contains("installation=k3v7q2mzta network=n7 member=nat-a region=eu-west-1")
                .contains("management_address=10.0.0.%d\n".formatted(mode == NatMode.PAIR ? 4 : 5))
                .doesNotContain("{{");
        assertThat(script.getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES);
    }

    @Test
    void whatPeopleEditDoesNotReplaceAnInstance() {
        assertThat(Layouts.userData(Layouts.webOnly(NatMode.PAIR)))
                .isEqualTo(Layouts.userData(Layouts.usual(NatMode.PAIR)));
    }

    @Test
    void theRegionsOfOtherPartitionsHaveTheirOwnDomain() {
        var china = new Place(Layouts.NETWORK, Layouts.PLACE.installation(), "cn-north-1");
        var member = Layouts.members(Layouts.usual(NatMode.PAIR)).getFirst();

        assertThat(BootstrapUserData.of(china, member).text()).contains("https://s3.$region.amazonaws.com.cn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eu-west-1\n", "eu-west-1;id", "$(id)", "EU-WEST-1", "eu-west-1 "})
    void whatIsNoRegionGetsNowhere(String region) {
        var installation = new InstallationId("k3v7q2mzta");

        assertThatThrownBy(() -> new Place(Layouts.NETWORK, installation, region))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
