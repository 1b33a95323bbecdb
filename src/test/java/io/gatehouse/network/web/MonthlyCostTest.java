package io.gatehouse.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.network.NatLayout;
import io.gatehouse.network.NatMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthlyCostTest {

    @Test
    void aPairCostsAboutTwentyTwoDollarsWhereTwoGatewaysCostSeventyThree() {
        assertThat(sentence(NatMode.PAIR, "t4g.nano", "us-east-1"))
                .isEqualTo("About $22 a month for the pair. Two NAT Gateways instead: about $73, and $45 per TB.");
    }

    @Test
    void irelandIsALittleDearer() {
        assertThat(sentence(NatMode.PAIR, "t4g.nano", "eu-west-1"))
                .isEqualTo("About $23 a month for the pair. Two NAT Gateways instead: about $77, and $48 per TB.");
    }

    @Test
    void aSingleInstanceIsComparedWithOneGateway() {
        assertThat(sentence(NatMode.SINGLE, "t4g.nano", "us-east-1"))
                .isEqualTo("About $7 a month for the NAT instance. A NAT Gateway instead: about $37, and $45 per TB.");
    }

    @Test
    void aTypeWhosePriceIsNotKnownIsSaidToBe() {
        var cost = MonthlyCost.of(nat(NatMode.PAIR, "c7gn.large"), "us-east-1");

        assertThat(cost.total()).isEmpty();
        assertThat(cost.sentence())
                .startsWith("About $16 a month for addresses and disks, and what the instances cost.");
    }

    @Test
    void withoutNatThereIsNothingToPay() {
        assertThat(sentence(NatMode.NONE, "", "us-east-1")).isEqualTo("Without NAT there is nothing to pay for it.");
    }

    private static String sentence(NatMode mode, String type, String region) {
        return MonthlyCost.of(nat(mode, type), region).sentence();
    }

    private static NatLayout nat(NatMode mode, String type) {
        return new NatLayout(mode, type, "", List.of());
    }
}
