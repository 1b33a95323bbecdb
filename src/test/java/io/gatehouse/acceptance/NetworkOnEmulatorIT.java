package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.account.Installation;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.Moto;
import io.gatehouse.testing.RequiresCapability;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/// A network made through the REST API on an EC2 emulator, checked with calls of our own rather than with the panel's
/// inventory.
@RequiresCapability(Capability.MOTO)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NetworkOnEmulatorIT {

    private static final String PASSWORD = "correct horse battery staple";

    @LocalServerPort private int port;

    @Autowired private Installation ours;

    private String installation;
    private PanelApi api;
    private Ec2Client ec2;
    private String image;

    @DynamicPropertySource
    static void emulator(DynamicPropertyRegistry registry) {
        Emulator.use();
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:emulator;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000");
        registry.add("gatehouse.admin-password", () -> PASSWORD);
    }

    @BeforeEach
    void signIn() {
        Moto.shared().reset();
        installation = ours.id().value();
        api = PanelApi.signIn(URI.create("http://127.0.0.1:" + port), "admin", PASSWORD);
        ec2 = Emulator.client(Ec2Client.builder());
        // The emulator knows no Debian image; any of the right architecture will do for what it is asked.
        image =
                ec2.describeImages(request -> request.filters(filter("architecture", "arm64"))).images().stream()
                        .map(Image::imageId)
                        .sorted()
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aNetworkAppearsAsWantedStaysSoAndGoesWithoutATrace() throws Exception {
        var bystander = Bystander.make(ec2);
        String network = create(account());

        JsonNode plan = api.plan(network);
        assertThat(plan.path("counts").path("create").asInt()).isGreaterThan(40);
        assertThat(plan.path("counts").path("delete").asInt()).isZero();
        assertThat(api.apply(network, "first").path("state").asString()).isEqualTo("SUCCEEDED");

        Vpc vpc = ours(network);
        checkSubnets(vpc);
        checkRouteTables(vpc);
        checkSecurityGroups(vpc);
        checkMembers(vpc);
        checkIdentities(vpc);
        assertThat(api.plan(network).path("steps")).isEmpty();
        assertThat(api.get("/api/v1/networks/" + network).body().path("resources"))
                .as("every resource has its AWS id")
                .allSatisfy(one -> assertThat(one.path("awsId").asString()).isNotBlank());

        api.delete("/api/v1/networks/" + network).expect(202);
        nothingGoesAsLongAsOthersHaveSomethingInASubnet(network, vpc);
        JsonNode destroyed = api.apply(network, "no longer needed");
        assertThat(destroyed.path("state").asString()).isEqualTo("SUCCEEDED");
        checkNothingOwned();
        api.get("/api/v1/networks/" + network).expect(404);
        bystander.assertUntouched(ec2);
    }

    /// AWS would keep the subnet, and say so when what is in it has lost its way out for good.
    private void nothingGoesAsLongAsOthersHaveSomethingInASubnet(String network, Vpc vpc) {
        Subnet subnet =
                ec2.describeSubnets(request -> request.filters(in(vpc), filter("cidr-block", "10.0.1.0/24")))
                        .subnets()
                        .getFirst();
        String theirs =
                ec2.createNetworkInterface(request -> request.subnetId(subnet.subnetId()))
                        .networkInterface()
                        .networkInterfaceId();

        JsonNode plan = api.plan(network);

        assertThat(plan.path("steps").valueStream())
                .filteredOn(step -> step.path("action").asString().equals("blocked"))
                .extracting(step -> step.path("resource").asString())
                .containsExactlyInAnyOrder(network + "/subnet/private-a", network + "/vpc/vpc");
        assertThat(plan.toString()).contains("Others have something in subnet private-a: " + theirs);
        api.post("/api/v1/networks/%s/runs".formatted(network), Map.of("planId", plan.path("id").asLong())).expect(409);
        checkMembers(vpc);

        ec2.deleteNetworkInterface(request -> request.networkInterfaceId(theirs));
    }

    private long account() {
        return api.post(
                        "/api/v1/accounts",
                        Map.of("name", "emulator " + System.nanoTime(), "kind", "AWS", "region", Emulator.REGION))
                .expect(201)
                .body()
                .path("id")
                .asLong();
    }

    private String create(long account) {
        return api.post(
                        "/api/v1/networks",
                        Map.of(
                                "accountId",
                                account,
                                "name",
                                "payments",
                                "cidr",
                                "10.0.0.0/16",
                                "nat",
                                Map.of("mode", "PAIR", "imageId", image)))
                .expect(201)
                .body()
                .path("id")
                .asString();
    }

    private Vpc ours(String network) {
        List<Vpc> vpcs =
                ec2.describeVpcs(request ->
                                request.filters(
                                        tag("gatehouse:network", network), tag("gatehouse:installation", installation)))
                        .vpcs();
        assertThat(vpcs).hasSize(1);
        assertThat(vpcs.getFirst().cidrBlock()).isEqualTo("10.0.0.0/16");
        assertThat(ec2.describeInternetGateways().internetGateways())
                .filteredOn(one ->
                        one.attachments().stream()
                                .anyMatch(attached -> vpcs.getFirst().vpcId().equals(attached.vpcId())))
                .hasSize(1);
        return vpcs.getFirst();
    }

    private void checkSubnets(Vpc vpc) {
        assertThat(ec2.describeSubnets(request -> request.filters(in(vpc))).subnets())
                .extracting(NetworkOnEmulatorIT::name, Subnet::cidrBlock, Subnet::availabilityZone)
                .containsExactlyInAnyOrder(
                        tuple("public-a", "10.0.0.0/24", "eu-west-1a"),
                        tuple("private-a", "10.0.1.0/24", "eu-west-1a"),
                        tuple("public-b", "10.0.2.0/24", "eu-west-1b"),
                        tuple("private-b", "10.0.3.0/24", "eu-west-1b"));
    }

    private static String name(Subnet subnet) {
        return subnet.tags().stream().filter(tag -> tag.key().equals("Name")).findFirst().orElseThrow().value();
    }

    /// A public table to the internet gateway for both public subnets, and one private table per zone whose default
    /// route goes to that zone's own NAT instance.
    private void checkRouteTables(Vpc vpc) {
        Map<String, Subnet> subnets =
                ec2.describeSubnets(request -> request.filters(in(vpc))).subnets().stream()
                        .collect(java.util.stream.Collectors.toMap(NetworkOnEmulatorIT::name, subnet -> subnet));
        RouteTable open = tableOf(subnets.get("public-a"));
        assertThat(tableOf(subnets.get("public-b"))).isEqualTo(open);
        assertThat(open.routes())
                .anyMatch(route ->
                        "0.0.0.0/0".equals(route.destinationCidrBlock()) && route.gatewayId().startsWith("igw-"));
        for (String zone : List.of("a", "b")) {
            RouteTable closed = tableOf(subnets.get("private-" + zone));
            assertThat(closed).isNotEqualTo(open);
            String target =
                    closed.routes().stream()
                            .filter(route -> "0.0.0.0/0".equals(route.destinationCidrBlock()))
                            .findFirst()
                            .orElseThrow()
                            .networkInterfaceId();
            NetworkInterface way =
                    ec2.describeNetworkInterfaces(request -> request.networkInterfaceIds(target))
                            .networkInterfaces()
                            .getFirst();
            assertThat(way.availabilityZone()).isEqualTo("eu-west-1" + zone);
            assertThat(way.sourceDestCheck()).isFalse();
        }
    }

    private RouteTable tableOf(Subnet subnet) {
        return ec2.describeRouteTables(request ->
                        request.filters(
                                Filter.builder().name("association.subnet-id").values(subnet.subnetId()).build()))
                .routeTables()
                .getFirst();
    }

    /// In: what private hosts send out, SSH from them, what the pair needs between its two; errors about packets' sizes
    /// and lives from anywhere. Out: everything.
    private void checkSecurityGroups(Vpc vpc) {
        List<SecurityGroup> groups = ec2.describeSecurityGroups(request -> request.filters(in(vpc))).securityGroups();
        assertThat(groups).as("ours and the VPC's own").hasSize(3);
        assertThat(rules(groups, "nat-data"))
                .containsExactlyInAnyOrder(
                        "in all from 10.0.1.0/24",
                        "in all from 10.0.3.0/24",
                        "in icmp 3/4 from 0.0.0.0/0",
                        "in icmp 11/-1 from 0.0.0.0/0",
                        "out all to 0.0.0.0/0");
        assertThat(rules(groups, "nat-management"))
                .containsExactlyInAnyOrder(
                        "in tcp 22/22 from 10.0.1.0/24",
                        "in tcp 22/22 from 10.0.3.0/24",
                        "in 112 -1/-1 from the group",
                        "in udp 3780/3780 from the group",
                        "in tcp 3781/3781 from the group",
                        "in icmp 8/-1 from 0.0.0.0/0",
                        "in icmp 3/4 from 0.0.0.0/0",
                        "out all to 0.0.0.0/0");
    }

    private static List<String> rules(List<SecurityGroup> groups, String name) {
        SecurityGroup group = groups.stream().filter(one -> one.groupName().endsWith(name)).findFirst().orElseThrow();
        return Stream.concat(
                        group.ipPermissions().stream().flatMap(one -> rules("in %s from ", one, group)),
                        group.ipPermissionsEgress().stream().flatMap(one -> rules("out %s to ", one, group)))
                .toList();
    }

    /// Such as `in tcp 22/22 from 10.0.1.0/24`; of ICMP, type and code.
    private static Stream<String> rules(String form, IpPermission one, SecurityGroup group) {
        String traffic =
                one.ipProtocol().equals("-1")
                        ? "all"
                        : "%s %d/%d".formatted(one.ipProtocol(), one.fromPort(), one.toPort());
        return Stream.concat(
                one.ipRanges().stream().map(range -> form.formatted(traffic) + range.cidrIp()),
                one.userIdGroupPairs().stream()
                        .map(pair ->
                                form.formatted(traffic)
                                        + (pair.groupId().equals(group.groupId()) ? "the group" : pair.groupId())));
    }

    /// Each zone's own NAT instance carries the zone's Elastic IP on the primary address of its second interface.
    private void checkIdentities(Vpc vpc) {
        List<NetworkInterface> second =
                ec2.describeNetworkInterfaces(request -> request.filters(in(vpc))).networkInterfaces().stream()
                        .filter(one -> one.attachment().deviceIndex() == 1)
                        .toList();
        assertThat(second).hasSize(2);
        for (NetworkInterface one : second) {
            assertThat(ec2.describeAddresses().addresses())
                    .filteredOn(address -> one.networkInterfaceId().equals(address.networkInterfaceId()))
                    .singleElement()
                    .satisfies(address -> assertThat(address.privateIpAddress()).isEqualTo(one.privateIpAddress()));
        }
    }

    /// Two instances with two interfaces each, an Elastic IP on each interface, and the role.
    private void checkMembers(Vpc vpc) {
        List<Instance> members =
                ec2.describeInstances(request -> request.filters(in(vpc))).reservations().stream()
                        .map(Reservation::instances)
                        .flatMap(List::stream)
                        .toList();
        assertThat(members).hasSize(2);
        assertThat(members)
                .allSatisfy(member -> {
                    assertThat(member.networkInterfaces()).hasSize(2);
                    assertThat(member.iamInstanceProfile().arn()).contains("gatehouse-");
                    assertThat(member.imageId()).isEqualTo(image);
                    assertThat(member.instanceTypeAsString()).isEqualTo("t4g.nano");
                });
        List<String> interfaces =
                members.stream()
                        .flatMap(member -> member.networkInterfaces().stream())
                        .map(one -> one.networkInterfaceId())
                        .toList();
        assertThat(ec2.describeAddresses().addresses())
                .filteredOn(address -> address.associationId() != null)
                .extracting(Address::networkInterfaceId)
                .containsExactlyInAnyOrderElementsOf(interfaces);
        checkRole();
    }

    private void checkRole() {
        try (IamClient iam = iam()) {
            assertThat(iam.listRoles().roles())
                    .filteredOn(role -> role.roleName().startsWith("gatehouse-"))
                    .singleElement()
                    .satisfies(role ->
                            assertThat(iam.listRolePolicies(request -> request.roleName(role.roleName())).policyNames())
                                    .containsExactlyInAnyOrder("channel", "takeover"));
        }
    }

    private static IamClient iam() {
        return Emulator.client(IamClient.builder());
    }

    private void checkNothingOwned() {
        Filter ours = tag("gatehouse:installation", installation);
        assertThat(ec2.describeVpcs(request -> request.filters(ours)).vpcs()).isEmpty();
        assertThat(ec2.describeSubnets(request -> request.filters(ours)).subnets()).isEmpty();
        assertThat(ec2.describeRouteTables(request -> request.filters(ours)).routeTables()).isEmpty();
        assertThat(ec2.describeSecurityGroups(request -> request.filters(ours)).securityGroups()).isEmpty();
        assertThat(ec2.describeInternetGateways(request -> request.filters(ours)).internetGateways()).isEmpty();
        assertThat(ec2.describeNetworkInterfaces(request -> request.filters(ours)).networkInterfaces()).isEmpty();
        assertThat(ec2.describeAddresses(request -> request.filters(ours)).addresses()).isEmpty();
        assertThat(
                        ec2.describeInstances(request -> request.filters(ours)).reservations().stream()
                                .flatMap(one -> one.instances().stream())
                                .filter(one -> !one.state().nameAsString().equals("terminated")))
                .isEmpty();
        try (IamClient iam = iam()) {
            assertThat(iam.listRoles().roles()).noneMatch(role -> role.roleName().startsWith("gatehouse-"));
            assertThat(iam.listInstanceProfiles().instanceProfiles())
                    .noneMatch(profile -> profile.instanceProfileName().startsWith("gatehouse-"));
        }
        try (S3Client s3 = Emulator.client(S3Client.builder().forcePathStyle(true));
                SqsClient sqs = Emulator.client(SqsClient.builder())) {
            assertThat(s3.listBuckets().buckets()).noneMatch(bucket -> bucket.name().startsWith("gatehouse-"));
            assertThat(sqs.listQueues().queueUrls()).noneMatch(queue -> queue.contains("/gatehouse-"));
        }
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static Filter tag(String key, String value) {
        return Filter.builder().name("tag:" + key).values(value).build();
    }

    private static Filter in(Vpc vpc) {
        return Filter.builder().name("vpc-id").values(vpc.vpcId()).build();
    }
}
