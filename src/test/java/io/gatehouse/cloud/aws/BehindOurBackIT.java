package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Planner;
import io.gatehouse.planning.Step;
import io.gatehouse.planning.Step.Verb;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.FaultyProxy;
import io.gatehouse.testing.Moto;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// Somebody changes a network by hand, in one way after the other: each is found, named as what it is, and put right,
/// so that the next one finds the network as it should be.
@RequiresCapability(Capability.MOTO)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindOurBackIT {

    private static final String ANYWHERE = Cidr.ANYWHERE.toString();

    private FaultyProxy proxy;
    private MotoFixture fixture;
    private MotoUser they;
    private Ec2Client ec2;
    private SampleNetwork sample;

    @BeforeAll
    void makeTheNetwork() throws IOException {
        proxy = new FaultyProxy(Moto.shared().endpoint());
        fixture = MotoFixture.fresh(AwsOnMoto.at(proxy.endpoint()).cloud(AwsOnMoto.INSTALLATION));
        they = fixture.somebodyElse();
        ec2 = they.ec2();
        sample = SampleNetwork.pair(new NetworkId(1), fixture.cloud().catalog().zones(), fixture.imageId());
        restore();
    }

    @AfterAll
    void close() {
        proxy.close();
    }

    private interface Deed {
        void happen(BehindOurBackIT here);
    }

    /// @param deed what somebody does
    /// @param steps what the plan then is: for each resource what is done, and which components differ
    private record Case(String name, Deed deed, Map<String, String> steps) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "a route is deleted",
                        it ->
                                it.ec2.deleteRoute(
                                        r -> r.routeTableId(it.table("public")).destinationCidrBlock(ANYWHERE)),
                        Map.of("route/public>0.0.0.0/0", "CREATE")),
                new Case(
                        "a route leads elsewhere",
                        it ->
                                it.they.movesRoute(
                                        new AwsId(it.table("private-a")), Cidr.ANYWHERE, it.nic("nat-a/management")),
                        Map.of("route/private-a>0.0.0.0/0", "UPDATE target")),
                new Case(
                        "a route is added",
                        it ->
                                it.they.addsRoute(
                                        new AwsId(it.table("private-b")),
                                        Cidr.parse("192.0.2.0/24"),
                                        it.nic("nat-b/data")),
                        Map.of("route/private-b>192.0.2.0/24", "DELETE")),
                new Case(
                        "a rule is added",
                        it ->
                                it.they.opensPort(
                                        it.id(ResourceKind.SECURITY_GROUP, "nat-data"),
                                        8080,
                                        Cidr.parse("198.51.100.0/24")),
                        Map.of("security-group-rule/nat-data/in/tcp/8080/198.51.100.0/24", "DELETE")),
                new Case(
                        "a rule is removed",
                        it ->
                                it.ec2.revokeSecurityGroupIngress(r ->
                                        r.groupId(it.id(ResourceKind.SECURITY_GROUP, "nat-management").value())
                                                .ipPermissions(p ->
                                                        p.ipProtocol("tcp")
                                                                .fromPort(22)
                                                                .toPort(22)
                                                                .ipRanges(range -> range.cidrIp("10.0.0.0/16")))),
                        Map.of("security-group-rule/nat-management/in/tcp/22/10.0.0.0/16", "CREATE")),
                new Case(
                        "the source/destination check is switched on",
                        it ->
                                it.ec2.modifyNetworkInterfaceAttribute(r ->
                                        r.networkInterfaceId(it.nic("nat-a/data").value())
                                                .sourceDestCheck(on -> on.value(true))),
                        Map.of("network-interface/nat-a/data", "UPDATE sourceDestinationCheck")),
                new Case(
                        "an interface gets another security group",
                        it ->
                                it.ec2.modifyNetworkInterfaceAttribute(r ->
                                        r.networkInterfaceId(it.nic("nat-a/data").value())
                                                .groups(it.id(ResourceKind.SECURITY_GROUP, "nat-management").value())),
                        Map.of("network-interface/nat-a/data", "UPDATE securityGroups")),
                new Case(
                        "an address is disassociated",
                        it ->
                                it.ec2.disassociateAddress(r ->
                                        r.associationId(
                                                it.id(ResourceKind.ELASTIC_IP_ASSOCIATION, "nat-a/identity").value())),
                        Map.of("elastic-ip-association/nat-a/identity", "CREATE")),
                new Case(
                        "an instance is stopped",
                        it -> it.they.stops(it.id(ResourceKind.INSTANCE, "nat-a")),
                        Map.of("instance/nat-a", "UPDATE running")),
                new Case(
                        "an instance is terminated",
                        it ->
                                it.ec2.terminateInstances(
                                        r -> r.instanceIds(it.id(ResourceKind.INSTANCE, "nat-b").value())),
                        Map.of("instance/nat-b", "CREATE")),
                new Case(
                        "a subnet uses another route table",
                        it ->
                                it.ec2.replaceRouteTableAssociation(r ->
                                        r.associationId(
                                                        it.id(ResourceKind.ROUTE_TABLE_ASSOCIATION, "private-b")
                                                                .value())
                                                .routeTableId(it.table("public"))),
                        Map.of("route-table-association/private-b", "UPDATE routeTable")),
                new Case(
                        "a subnet uses no route table of ours",
                        it ->
                                it.ec2.disassociateRouteTable(r ->
                                        r.associationId(
                                                it.id(ResourceKind.ROUTE_TABLE_ASSOCIATION, "private-a").value())),
                        Map.of("route-table-association/private-a", "CREATE")),
                new Case(
                        "a tag is removed",
                        it ->
                                it.ec2.deleteTags(r ->
                                        r.resources(it.id(ResourceKind.SUBNET, "private-a").value())
                                                .tags(tag -> tag.key("Name"))),
                        Map.of("subnet/private-a", "UPDATE name")),
                new Case(
                        "the role's policy is edited",
                        it -> it.they.writesRolePolicy(it.sample.roleName("nat"), "takeover"),
                        Map.of("role-policy/nat/takeover", "UPDATE document")),
                new Case(
                        "the role's policy is deleted",
                        it ->
                                it.they
                                        .iam()
                                        .deleteRolePolicy(
                                                r -> r.roleName(it.sample.roleName("nat")).policyName("takeover")),
                        Map.of("role-policy/nat/takeover", "CREATE")),
                new Case(
                        "an interface is detached from its instance",
                        BehindOurBackIT::detach,
                        Map.of("instance/nat-a", "REPLACE networkInterfaces")),
                new Case(
                        "the internet gateway is detached",
                        it ->
                                it.they.detachesGateway(
                                        it.id(ResourceKind.INTERNET_GATEWAY, "internet"),
                                        it.id(ResourceKind.VPC, "vpc")),
                        Map.of(
                                "internet-gateway/internet", "UPDATE vpc",
                                "elastic-ip-association/nat-a/identity", "UPDATE internetGateway",
                                "elastic-ip-association/nat-a/management", "UPDATE internetGateway",
                                "elastic-ip-association/nat-b/identity", "UPDATE internetGateway",
                                "elastic-ip-association/nat-b/management", "UPDATE internetGateway")));
    }

    private static void detach(BehindOurBackIT it) {
        String nic = it.nic("nat-a/data").value();
        String attachment =
                it.ec2
                        .describeNetworkInterfaces(r -> r.networkInterfaceIds(nic))
                        .networkInterfaces()
                        .getFirst()
                        .attachment()
                        .attachmentId();
        it.ec2.detachNetworkInterface(r -> r.attachmentId(attachment).force(true));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsFoundNamedAndPutRight(Case one) {
        one.deed().happen(this);

        assertThat(describe(plan())).isEqualTo(one.steps());
        restore();
    }

    /// Moto puts an address on an interface's primary private address, whatever it is told; AWS does as it is told.
    @Test
    void whatATakeoverMovesIsNotReported() {
        AwsId survivor = nic("nat-b/data");
        AwsId address = id(ResourceKind.ELASTIC_IP, "nat-a/identity");
        they.movesRoute(new AwsId(table("private-a")), Cidr.ANYWHERE, survivor);
        they.movesAddress(address, survivor, new Ipv4("10.0.2.6"));
        Pattern ofIt =
                Pattern.compile(
                        "(<allocationId>%s</allocationId>(?:(?!</item>).)*<privateIpAddress>)[0-9.]+"
                                .formatted(address),
                        Pattern.DOTALL);
        proxy.rewrite("DescribeAddresses", answer -> ofIt.matcher(answer).replaceAll("$110.0.2.6"));

        try {
            assertThat(describe(plan())).isEmpty();
        } finally {
            proxy.rewrite("DescribeAddresses", answer -> answer);
        }
        they.movesRoute(new AwsId(table("private-a")), Cidr.ANYWHERE, nic("nat-a/data"));
        they.movesAddress(address, nic("nat-a/data"), new Ipv4("10.0.0.5"));
        restore();
    }

    private Plan plan() {
        return Planner.plan(sample.id(), 1, sample.resources(), look(), Set.of());
    }

    private RegionSnapshot look() {
        return fixture.cloud().inventory().observe();
    }

    private void restore() {
        new PlanExecutor(fixture, sample.id(), look()).carryOut(plan());
        assertThat(describe(plan())).as("steps of a second plan").isEmpty();
    }

    private static Map<String, String> describe(Plan plan) {
        var steps = new TreeMap<String, String>();
        plan.steps().forEach(step -> steps.put(step.key().text().replaceFirst("^n1/", ""), describe(step)));
        return steps;
    }

    private static String describe(Step step) {
        boolean shows = step.verb() == Verb.UPDATE || step.verb() == Verb.REPLACE;
        Stream<String> components = step.differences().stream().map(Difference::component);
        return step.verb() + (shows ? " " + String.join(" ", components.toList()) : "");
    }

    private AwsId id(ResourceKind kind, String slot) {
        ResourceKey key = sample.key(kind, slot);
        return look().in(sample.id()).stream()
                .filter(one -> one.key().equals(key))
                .map(Observed::id)
                .findFirst()
                .orElseThrow();
    }

    private AwsId nic(String slot) {
        return id(ResourceKind.NETWORK_INTERFACE, slot);
    }

    private String table(String slot) {
        return id(ResourceKind.ROUTE_TABLE, slot).value();
    }
}
