package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.AddressTarget;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ElasticIpAssociation;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InternetGateway;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.RouteTableAssociation;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Traffic;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// How a sweep reads what AWS shows, the rare sights included: those that an emulator never shows.
class ReadingTest {

    private static final InstallationId INSTALLATION = new InstallationId("k3v7q2mzta");
    private static final NetworkId NETWORK = new NetworkId(7);
    private static final ResourceKey VPC = key(ResourceKind.VPC, "vpc");
    private static final ResourceKey SUBNET = key(ResourceKind.SUBNET, "private-a");
    private static final ResourceKey TABLE = key(ResourceKind.ROUTE_TABLE, "private-a");
    private static final ResourceKey GROUP = key(ResourceKind.SECURITY_GROUP, "nat-data");
    private static final ResourceKey INTERFACE = key(ResourceKind.NETWORK_INTERFACE, "nat-a/data");
    private static final ResourceKey GATEWAY = key(ResourceKind.INTERNET_GATEWAY, "internet");
    private static final ResourceKey ADDRESS = key(ResourceKind.ELASTIC_IP, "nat-a/identity");

    private final List<Vpc> vpcs = new ArrayList<>();
    private final List<software.amazon.awssdk.services.ec2.model.InternetGateway> gateways = new ArrayList<>();
    private final List<Subnet> subnets = new ArrayList<>();
    private final List<RouteTable> tables = new ArrayList<>();
    private final List<SecurityGroup> groups = new ArrayList<>();
    private final List<software.amazon.awssdk.services.ec2.model.SecurityGroupRule> rules = new ArrayList<>();
    private final List<NetworkInterface> interfaces = new ArrayList<>();
    private final List<Address> addresses = new ArrayList<>();
    private final List<software.amazon.awssdk.services.ec2.model.Instance> instances = new ArrayList<>();

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
    void aTablesOwnRoutesAndThoseOfOthersAreNotSeen() {
        tables.add(
                table().toBuilder()
                        .routes(
                                r ->
                                        r.destinationCidrBlock("10.0.0.0/16")
                                                .gatewayId("local")
                                                .origin("CreateRouteTable"),
                                r ->
                                        r.destinationCidrBlock("172.16.0.0/12")
                                                .gatewayId("vgw-1")
                                                .origin("EnableVgwRoutePropagation"),
                                r -> r.destinationPrefixListId("pl-1").gatewayId("vpce-1").origin("CreateRoute"))
                        .build());

        assertThat(snapshot().in(NETWORK)).extracting(Observed::key).containsExactly(TABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "natGatewayId, nat-1",
        "transitGatewayId, tgw-1",
        "vpcPeeringConnectionId, pcx-1",
        "gatewayId, vgw-1",
        "networkInterfaceId, eni-9"
    })
    void aRouteToSomethingElseNamesItById(String member, String id) {
        Consumer<software.amazon.awssdk.services.ec2.model.Route.Builder> target =
                r ->
                        r.sdkFields().stream()
                                .filter(f -> f.memberName().equalsIgnoreCase(member))
                                .forEach(f -> f.set(r, id));
        tables.add(
                table().toBuilder()
                        .routes(
                                target.andThen(
                                        r -> r.destinationCidrBlock("0.0.0.0/0").origin("CreateRoute").state("active")))
                        .build());

        assertThat(route("0.0.0.0/0").target()).isEqualTo(new AwsId(id));
    }

    @Test
    void aRouteToAnInterfaceOfOursNamesItByKeyAndSaysWhenItLeadsNowhere() {
        interfaces.add(networkInterface());
        tables.add(
                table().toBuilder()
                        .routes(r ->
                                r.destinationCidrBlock("0.0.0.0/0")
                                        .networkInterfaceId("eni-1")
                                        .instanceId("i-1")
                                        .origin("CreateRoute")
                                        .state("blackhole"))
                        .build());

        assertThat(route("0.0.0.0/0"))
                .isEqualTo(new Route(Route.keyOf(TABLE, "0.0.0.0/0"), TABLE, "0.0.0.0/0", INTERFACE, Set.of(), true));
    }

    @ParameterizedTest
    @CsvSource({"destinationIpv6CidrBlock, ::/0", "destinationPrefixListId, pl-1"})
    void aRouteToAnUnusualDestinationIsSeen(String member, String destination) {
        Consumer<software.amazon.awssdk.services.ec2.model.Route.Builder> to =
                r ->
                        r.sdkFields().stream()
                                .filter(f -> f.memberName().equalsIgnoreCase(member))
                                .forEach(f -> f.set(r, destination));
        tables.add(
                table().toBuilder()
                        .routes(to.andThen(r -> r.networkInterfaceId("eni-9").origin("CreateRoute")))
                        .build());

        assertThat(route(destination).destination()).isEqualTo(destination);
        assertThat(seen(Route.keyOf(TABLE, destination)).id()).isEqualTo(new AwsId("rtb-1/" + destination));
    }

    @Test
    void onlyAssociationsOfSubnetsAreSeen() {
        subnets.add(subnet());
        tables.add(
                table().toBuilder()
                        .associations(
                                a -> a.routeTableAssociationId("rtbassoc-main").routeTableId("rtb-1").main(true),
                                a ->
                                        a.routeTableAssociationId("rtbassoc-edge")
                                                .routeTableId("rtb-1")
                                                .gatewayId("igw-1"),
                                a ->
                                        a.routeTableAssociationId("rtbassoc-gone")
                                                .routeTableId("rtb-1")
                                                .subnetId("subnet-1")
                                                .associationState(s -> s.state("disassociated")),
                                a ->
                                        a.routeTableAssociationId("rtbassoc-1")
                                                .routeTableId("rtb-1")
                                                .subnetId("subnet-1")
                                                .associationState(s -> s.state("associated")))
                        .build());

        assertThat(associations())
                .containsExactly(Observed.ready(new AwsId("rtbassoc-1"), RouteTableAssociation.of(SUBNET, TABLE)));
    }

    @Test
    void aSubnetThatUsesTheTableOfSomebodyElseSaysSo() {
        subnets.add(subnet());
        tables.add(
                RouteTable.builder()
                        .routeTableId("rtb-9")
                        .associations(a ->
                                a.routeTableAssociationId("rtbassoc-9")
                                        .routeTableId("rtb-9")
                                        .subnetId("subnet-1")
                                        .associationState(s -> s.state("associated")))
                        .build());

        assertThat(associations())
                .singleElement()
                .extracting(Observed::actual)
                .isEqualTo(RouteTableAssociation.of(SUBNET, new AwsId("rtb-9")));
    }

    @Test
    void aSubnetOfSomebodyElseThatUsesATableOfOursIsSeen() {
        tables.add(
                table().toBuilder()
                        .associations(a ->
                                a.routeTableAssociationId("rtbassoc-9")
                                        .routeTableId("rtb-1")
                                        .subnetId("subnet-9")
                                        .associationState(s -> s.state("disassociating")))
                        .build());

        assertThat(associations())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.key()).isEqualTo(key(ResourceKind.ROUTE_TABLE_ASSOCIATION, "subnet-9"));
                    assertThat(one.readiness()).isEqualTo(Readiness.DELETING);
                    assertThat(((RouteTableAssociation) one.actual()).subnet()).isEqualTo(new AwsId("subnet-9"));
                });
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

    private Stream<Observed<?>> ofKind(ResourceKind kind) {
        return snapshot().in(NETWORK).stream().filter(one -> one.key().kind() == kind);
    }

    private List<Observed<?>> associations() {
        return ofKind(ResourceKind.ROUTE_TABLE_ASSOCIATION).toList();
    }

    private Route route(String destination) {
        return (Route) seen(Route.keyOf(TABLE, destination)).actual();
    }

    private Observed<?> seen(ResourceKey key) {
        return snapshot().byKey(NETWORK).get(key).getFirst();
    }

    private RegionSnapshot snapshot() {
        var nobody = new AwsClients(null, null, null, null, null, null);
        var inventory =
                new AwsInventory(
                        new AccountRegion(1, "eu-west-1"),
                        Clock.systemUTC(),
                        new RegionSweep(new RegionCalls(nobody, INSTALLATION)),
                        INSTALLATION,
                        AwsHandlers.of(nobody, INSTALLATION));
        var listing =
                new RegionListing(
                        vpcs,
                        gateways,
                        subnets,
                        tables,
                        groups,
                        rules,
                        interfaces,
                        addresses,
                        instances,
                        List.of(),
                        List.of());
        return inventory.read(Instant.EPOCH, listing);
    }

    private static Vpc vpc() {
        return Vpc.builder().vpcId("vpc-1").cidrBlock("10.0.0.0/16").state("available").tags(tags(VPC)).build();
    }

    private static Subnet subnet() {
        return Subnet.builder()
                .subnetId("subnet-1")
                .vpcId("vpc-1")
                .cidrBlock("10.0.1.0/24")
                .availabilityZone("eu-west-1a")
                .tags(tags(SUBNET))
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.InternetGateway gateway(ResourceKey key, String state) {
        return software.amazon.awssdk.services.ec2.model.InternetGateway.builder()
                .internetGatewayId("igw-1")
                .attachments(a -> a.vpcId("vpc-1").state(state))
                .tags(tags(key))
                .build();
    }

    private static RouteTable table() {
        return RouteTable.builder().routeTableId("rtb-1").vpcId("vpc-1").tags(tags(TABLE)).build();
    }

    private static SecurityGroup group() {
        return SecurityGroup.builder()
                .groupId("sg-1")
                .vpcId("vpc-1")
                .groupName("nat-data")
                .description("Traffic")
                .tags(tags(GROUP))
                .build();
    }

    private static NetworkInterface networkInterface() {
        return NetworkInterface.builder()
                .networkInterfaceId("eni-1")
                .vpcId("vpc-1")
                .subnetId("subnet-1")
                .privateIpAddress("10.0.0.5")
                .sourceDestCheck(false)
                .status("available")
                .tagSet(tags(INTERFACE))
                .build();
    }

    private static Address address() {
        return Address.builder().allocationId("eipalloc-1").publicIp("198.51.100.1").tags(tags(ADDRESS)).build();
    }

    private static ResourceKey key(ResourceKind kind, String slot) {
        return new ResourceKey(NETWORK, kind, slot);
    }

    private static List<Tag> tags(ResourceKey key) {
        return List.of(
                Tag.builder().key("gatehouse:installation").value(INSTALLATION.value()).build(),
                Tag.builder().key("gatehouse:key").value(key.text()).build());
    }
}
