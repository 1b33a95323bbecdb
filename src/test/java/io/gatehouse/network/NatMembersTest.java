package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NatMembersTest {

    private static final NetworkId NETWORK = new NetworkId(7);

    @Test
    void aPairHasOneMemberInEachZoneWithThreeAddressesOfItsPublicSubnet() {
        var members = NatMembers.of(NETWORK, Layouts.usual(NatMode.PAIR));

        assertThat(members).extracting(NatMember::slot).containsExactly("nat-a", "nat-b");
        var b = members.getLast();
        assertThat(b.zone()).isEqualTo("eu-west-1b");
        assertThat(b.managementAddress()).isEqualTo(new Ipv4("10.0.2.4"));
        assertThat(b.dataAddress()).isEqualTo(new Ipv4("10.0.2.5"));
        assertThat(b.twinAddress()).contains(new Ipv4("10.0.2.6"));
        assertThat(b.privateSubnets()).containsExactly(Cidr.parse("10.0.3.0/24"));
        assertThat(b.interfaces())
                .extracting(ResourceKey::text)
                .containsExactly("n7/network-interface/nat-b/management", "n7/network-interface/nat-b/data");
        assertThat(NatMembers.peerOf(b, members)).contains(members.getFirst());
    }

    @Test
    void aSingleInstanceUsesOneInterfaceForEverythingAndCarriesBothZones() {
        var members = NatMembers.of(NETWORK, Layouts.usual(NatMode.SINGLE));

        assertThat(members).hasSize(1);
        var only = members.getFirst();
        assertThat(only.interfaces()).extracting(ResourceKey::text).containsExactly("n7/network-interface/nat-a/data");
        assertThat(only.managementAddress()).isEqualTo(only.dataAddress());
        assertThat(only.twinAddress()).isEqualTo(Optional.empty());
        assertThat(only.privateSubnets()).containsExactly(Cidr.parse("10.0.1.0/24"), Cidr.parse("10.0.3.0/24"));
        assertThat(only.routeTables()).extracting(ResourceKey::slot).containsExactly("private-a", "private-b");
        assertThat(NatMembers.peerOf(only, members)).isEmpty();
    }

    @Test
    void withoutNatThereIsNoMember() {
        assertThat(NatMembers.of(NETWORK, Layouts.usual(NatMode.NONE))).isEqualTo(List.of());
    }

    @Test
    void theAddressesOfAMemberFitInTheSmallestSubnetThatAwsMakes() {
        for (var member : NatMembers.of(NETWORK, Layouts.smallest(NatMode.PAIR))) {
            var block = member.publicSubnet().cidr();
            assertThat(block.prefixLength()).isEqualTo(28);
            assertThat(List.of(member.managementAddress(), member.dataAddress(), member.twinAddress().orElseThrow()))
                    .doesNotHaveDuplicates()
                    .allMatch(block::contains)
                    .doesNotContain(
                            block.address(0), block.address(1), block.address(2), block.address(3), block.address(15));
        }
    }
}
