package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.network.NatLayout.AddressChoice;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayoutJsonTest {

    /// As the first release wrote it. This text never changes.
    private static final String FIRST =
            """
            {"version":1,"name":"payments","cidr":"10.0.0.0/16","zones":["eu-west-1a","eu-west-1b"],
             "subnets":[
              {"slot":"public-a","name":"public-a","zone":"eu-west-1a","cidr":"10.0.0.0/24","tier":"PUBLIC"},
              {"slot":"private-a","name":"private-a","zone":"eu-west-1a","cidr":"10.0.1.0/24","tier":"PRIVATE"},
              {"slot":"public-b","name":"public-b","zone":"eu-west-1b","cidr":"10.0.2.0/24","tier":"PUBLIC"},
              {"slot":"private-b","name":"private-b","zone":"eu-west-1b","cidr":"10.0.3.0/24","tier":"PRIVATE"}],
             "nat":{"mode":"PAIR","instanceType":"t4g.nano","imageId":"ami-0123456789abcdef0",
              "addresses":[{"slot":"nat-a/identity","allocationId":"eipalloc-0123456789abcdef0"}]},
             "egress":"WEB","sshSources":["10.0.0.0/16"],"mode":"AUTOMATIC"}\
            """;

    private static NetworkLayout first() {
        var usual = Layouts.usual(NatMode.PAIR);
        return new NetworkLayout(
                usual.name(),
                usual.cidr(),
                usual.zones(),
                usual.subnets(),
                new NatLayout(
                        NatMode.PAIR,
                        "t4g.nano",
                        "ami-0123456789abcdef0",
                        List.of(new AddressChoice("nat-a/identity", new AwsId("eipalloc-0123456789abcdef0")))),
                Egress.WEB,
                List.of(Cidr.parse("10.0.0.0/16")),
                ApprovalMode.AUTOMATIC);
    }

    @Test
    void whatTheFirstReleaseWroteIsStillRead() {
        assertThat(LayoutJson.read(FIRST)).isEqualTo(first());
    }

    @Test
    void whatIsWrittenIsWhatTheFirstReleaseWroteAndWhatWasAddedSince() {
        assertThat(LayoutJson.write(first()).replace(",\"dataFilter\":\"STRICT\"", ""))
                .isEqualTo(FIRST.replaceAll("\n *", ""));
    }

    @Test
    void whatALaterReleaseAddsIsPassedOver() {
        assertThat(LayoutJson.read(FIRST.replaceFirst("\\{", "{\"colour\":\"green\","))).isEqualTo(first());
    }

    @Test
    void anotherVersionIsRefusedRatherThanMisread() {
        assertThatThrownBy(() -> LayoutJson.read(FIRST.replace("\"version\":1", "\"version\":2")))
                .hasMessageContaining("another release of Gatehouse");
    }

    @ParameterizedTest
    @EnumSource(NatMode.class)
    void everyLayoutIsReadAsItWasWritten(NatMode mode) {
        var layout = Layouts.smallest(mode);
        assertThat(LayoutJson.read(LayoutJson.write(layout))).isEqualTo(layout);
    }
}
