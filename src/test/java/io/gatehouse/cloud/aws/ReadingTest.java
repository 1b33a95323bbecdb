package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.topology.AddressTarget;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ElasticIpAssociation;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InternetGateway;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Traffic;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Tag;

/// How a sweep reads what AWS shows, the rare sights included: those that an emulator never shows.
class ReadingTest extends Sights {

    @ParameterizedTest
    @CsvSource({"pending, PENDING", "available, READY"})
    void aVpcIsReadyWhenItIsAvailable(String state, Readiness readiness) {
        vpcs.add(vpc().toBuilder().state(state).build());

        assertThat(seen(VPC).readiness()).isEqualTo(readiness);
    }

    @Test
    void aTagThatSomebodyCopiedToAnotherKindSaysNothing() {
        vpcs.add(vpc());
        subnets.add(subnet().toBuilder().tags(tags(VPC)).build());

        assertThat(snapshot().in(NETWORK)).singleElement().extracting(Observed::key).isEqualTo(VPC);
    }

    @Test
    void whatBelongsToAnotherInstallationIsNotOurs() {
        var other = Tag.builder().key("gatehouse:installation").value("aaaaaaaaaa").build();
        vpcs.add(vpc().toBuilder().tags(other, tags(VPC).get(1)).build());
        addresses.add(address().toBuilder().tags(other, tags(ADDRESS).get(1)).build());

        assertThat(snapshot().in(NETWORK)).isEmpty();
        assertThat(snapshot().foreign()).containsExactly(new AwsId("eipalloc-1"));
    }

    @Test
    void twoThingsWithOneKeyAreBothSeen() {
        vpcs.add(vpc());
        vpcs.add(vpc().toBuilder().vpcId("vpc-2").build());

        assertThat(snapshot().byKey(NETWORK).get(VPC))
                .extracting(Observed::id)
                .containsExactly(new AwsId("vpc-1"), new AwsId("vpc-2"));
    }

    @ParameterizedTest
    @CsvSource({"attached, true, READY", "attaching, true, PENDING", "detaching, false, READY"})
    void aGatewayIsAttachedUntilItIsBeingDetached(String state, boolean attached, Readiness readiness) {
        vpcs.add(vpc());
        gateways.add(gateway(GATEWAY, state));

        assertThat(seen(GATEWAY).readiness()).isEqualTo(readiness);
        assertThat(((InternetGateway) seen(GATEWAY).actual()).vpc()).isEqualTo(attached ? VPC : null);
    }

    @Test
    void rulesAreReadHoweverAwsWritesThem() {
        groups.add(group());
        rule(r -> r.ipProtocol("-1").fromPort(-1).toPort(-1).cidrIpv4("0.0.0.0/0").isEgress(true));
        rule(r -> r.ipProtocol("tcp").fromPort(22).toPort(22).cidrIpv4("10.0.0.0/16"));
        rule(r -> r.ipProtocol("6").fromPort(-1).toPort(-1).cidrIpv4("192.0.2.0/24"));
        rule(r -> r.ipProtocol("17").fromPort(53).toPort(53).referencedGroupInfo(g -> g.groupId("sg-1")));
        rule(r -> r.ipProtocol("icmp").fromPort(3).toPort(4).referencedGroupInfo(g -> g.groupId("sg-9")));
        rule(r -> r.ipProtocol("112").cidrIpv4("10.0.0.0/16"));
        rule(r -> r.ipProtocol("icmpv6").fromPort(-1).toPort(-1).cidrIpv6("2001:db8::/32"));
        rule(r -> r.ipProtocol("tcp").fromPort(443).toPort(443).prefixListId("pl-1"));

        assertThat(
                        snapshot().in(NETWORK).stream()
                                .map(Observed::actual)
                                .filter(SecurityGroupRule.class::isInstance)
                                .map(SecurityGroupRule.class::cast))
                .containsExactlyInAnyOrder(
                        SecurityGroupRule.of(GROUP, Direction.OUT, Traffic.ALL, block("0.0.0.0/0")),
                        in(new Traffic.Tcp(PortRange.of(22)), block("10.0.0.0/16")),
                        in(new Traffic.Tcp(new PortRange(0, 65_535)), block("192.0.2.0/24")),
                        in(new Traffic.Udp(PortRange.of(53)), new Peer.Group(GROUP)),
                        in(new Traffic.Icmp(3, 4), new Peer.Group(new AwsId("sg-9"))),
                        in(new Traffic.IpProtocol(112), block("10.0.0.0/16")),
                        in(new Traffic.IpProtocol(58), new Peer.Other("2001:db8::/32")),
                        in(new Traffic.Tcp(PortRange.of(443)), new Peer.Other("pl-1")));
    }

    @Test
    void ruleOfAForeignGroupIsNotSeen() {
        rules.add(
                software.amazon.awssdk.services.ec2.model.SecurityGroupRule.builder()
                        .groupId("sg-9")
                        .ipProtocol("-1")
                        .cidrIpv4("0.0.0.0/0")
                        .build());

        assertThat(snapshot().in(NETWORK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "available, READY",
        "in-use, READY",
        "associated, READY",
        "pending, PENDING",
        "attaching, PENDING",
        "detaching, PENDING"
    })
    void anInterfaceIsReadyUnlessItIsBeingMovedAbout(String status, Readiness readiness) {
        interfaces.add(networkInterface().toBuilder().status(status).build());

        assertThat(seen(INTERFACE).readiness()).isEqualTo(readiness);
    }

    @ParameterizedTest
    @CsvSource({
        "pending, PENDING, true",
        "running, READY, true",
        "stopping, PENDING, false",
        "stopped, READY, false",
        "shutting-down, DELETING, false"
    })
    void anInstancesStateSaysHowFarItHasCome(String state, Readiness readiness, boolean running) {
        interfaces.add(networkInterface());
        var key = key(ResourceKind.INSTANCE, "nat-a");
        instances.add(
                software.amazon.awssdk.services.ec2.model.Instance.builder()
                        .instanceId("i-1")
                        .imageId("ami-1")
                        .instanceType("t4g.nano")
                        .state(s -> s.name(state))
                        .iamInstanceProfile(p -> p.arn("arn:aws:iam::123456789012:instance-profile/path/to/theirs"))
                        .networkInterfaces(
                                n -> n.networkInterfaceId("eni-1").attachment(a -> a.deviceIndex(1)),
                                n -> n.networkInterfaceId("eni-9").attachment(a -> a.deviceIndex(0)))
                        .tags(tags(key))
                        .build());

        var instance = (Instance) seen(key).actual();
        assertThat(seen(key).readiness()).isEqualTo(readiness);
        assertThat(instance.running()).isEqualTo(running);
        assertThat(instance.networkInterfaces()).containsExactly(new AwsId("eni-9"), INTERFACE);
        assertThat(instance.instanceProfile()).isEqualTo(new AwsId("theirs"));
        assertThat(instance.userData().digest()).isEmpty();
    }

    @Test
    void anAddressOnAnInterfaceOfOursIsReachedThroughItsVpcsGateway() {
        vpcs.add(vpc());
        gateways.add(gateway(GATEWAY, "attached"));
        interfaces.add(networkInterface());
        addresses.add(onInterface("eni-1"));

        assertThat(association()).isEqualTo(target(INTERFACE, GATEWAY));
    }

    @Test
    void anAddressThatSomebodyMovedToAnInterfaceOfTheirsNamesIt() {
        vpcs.add(vpc());
        gateways.add(gateway(GATEWAY, "attached"));
        addresses.add(onInterface("eni-9"));

        assertThat(association().target()).isEqualTo(new AddressTarget(new AwsId("eni-9"), new Ipv4("10.0.0.5")));
    }

    private static ElasticIpAssociation target(Ref networkInterface, Ref gateway) {
        return ElasticIpAssociation.of(
                ADDRESS, new AddressTarget(networkInterface, new Ipv4("10.0.0.5")), Set.of(), gateway);
    }

    private ElasticIpAssociation association() {
        return (ElasticIpAssociation) seen(key(ResourceKind.ELASTIC_IP_ASSOCIATION, "nat-a/identity")).actual();
    }

    private static Address onInterface(String id) {
        return address().toBuilder()
                .associationId("eipassoc-1")
                .networkInterfaceId(id)
                .privateIpAddress("10.0.0.5")
                .build();
    }

    private static SecurityGroupRule in(Traffic traffic, Peer peer) {
        return SecurityGroupRule.of(GROUP, Direction.IN, traffic, peer);
    }

    private static Peer block(String cidr) {
        return new Peer.Block(Cidr.parse(cidr));
    }

    private void rule(Consumer<software.amazon.awssdk.services.ec2.model.SecurityGroupRule.Builder> content) {
        var rule =
                software.amazon.awssdk.services.ec2.model.SecurityGroupRule.builder()
                        .groupId("sg-1")
                        .isEgress(false)
                        .securityGroupRuleId("sgr-" + rules.size());
        content.accept(rule);
        rules.add(rule.build());
    }
}
