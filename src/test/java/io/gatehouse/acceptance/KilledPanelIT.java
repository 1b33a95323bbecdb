package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.FaultyProxy;
import io.gatehouse.testing.Moto;
import io.gatehouse.testing.RequiresCapability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Vpc;
import tools.jackson.databind.JsonNode;

/// The panel's process, on its embedded database, is killed (SIGKILL) at the three worst points of one and the same
/// run, and started again each time. Nothing in the panel knows of it: AWS lets it wait at those points.
@RequiresCapability(Capability.MOTO)
class KilledPanelIT {

    private static final long PATIENCE = 180;

    @TempDir private Path home;

    private FaultyProxy aws;
    private Ec2Client ec2;
    private PanelProcess panel;
    private volatile PanelApi api;

    @BeforeEach
    void start() throws Exception {
        Moto.shared().reset();
        aws = new FaultyProxy(Moto.shared().endpoint());
        ec2 = Emulator.client(Ec2Client.builder());
        startPanel();
    }

    @AfterEach
    void stop() throws Exception {
        panel.close();
        aws.close();
        ec2.close();
    }

    @Test
    void oneRunSurvivesThreeKillsAndMakesEverythingOnce() throws Exception {
        var bystander = Bystander.make(ec2);
        String network = network();
        long plan = api.plan(network).path("id").asLong();

        // The VPC is made, and nobody hears of its id.
        var atVpc = aws.hold("CreateVpc", true);
        long run = begin(network, plan);
        await(atVpc, "the VPC is made", run);
        assertThat(step(run, "vpc/vpc").path("state").asString()).isEqualTo("RUNNING");
        // That a subnet is about to be made is written, and it is not made.
        var atSubnet = aws.hold("CreateSubnet", false);
        killAndStart(run);
        await(atSubnet, "a subnet is about to be made", run);
        // The last step is done and written, and the run is not closed.
        var atLook = aws.hold("DescribeVpcs", () -> isDone(run));
        killAndStart(run);
        await(atLook, "the last step is done", run);
        assertThat(api.get("/api/v1/runs/" + run).body().path("state").asString()).isEqualTo("RUNNING");
        killAndStart(run);

        JsonNode ended = api.await(run);
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(ended.path("steps")).allMatch(step -> step.path("state").asString().equals("DONE"));
        assertThatThePageSaysSo(network, run);
        assertThat(api.plan(network).path("steps")).isEmpty();
        assertThatThereIsOneOfEach();
        bystander.assertUntouched(ec2);
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private void startPanel() throws IOException, InterruptedException {
        panel =
                PanelProcess.start(
                        home,
                        Map.of(
                                "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                                "AWS_ACCESS_KEY_ID", "test",
                                "AWS_SECRET_ACCESS_KEY", "test"),
                        "--gatehouse.reconcile.sweep-every=1h");
        api = panel.api();
    }

    private void await(CountDownLatch point, String what, long run) throws InterruptedException {
        boolean reached = point.await(PATIENCE, TimeUnit.SECONDS);
        assertThat(reached).as(() -> "%s: %s".formatted(what, api.get("/api/v1/runs/" + run).body())).isTrue();
    }

    /// What the panel has said is done is done for the next one too.
    private void killAndStart(long run) throws IOException, InterruptedException {
        Set<String> done = done(run);
        panel.kill();
        aws.release();
        startPanel();
        assertThat(done(run)).containsAll(done);
    }

    private Set<String> done(long run) {
        return steps(run)
                .filter(step -> step.path("state").asString().equals("DONE"))
                .map(step -> step.path("action").asString() + " " + step.path("resource").asString())
                .collect(Collectors.toSet());
    }

    private String network() {
        long account =
                api.post("/api/v1/accounts", Map.of("name", "emulator", "kind", "AWS", "region", Emulator.REGION))
                        .expect(201)
                        .body()
                        .path("id")
                        .asLong();
        String image =
                ec2.describeImages(r -> r.filters(filter("architecture", "arm64"))).images().stream()
                        .map(Image::imageId)
                        .sorted()
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> nat = Map.of("mode", "PAIR", "imageId", image);
        return api.post(
                        "/api/v1/networks",
                        Map.of("accountId", account, "name", "payments", "cidr", "10.0.0.0/16", "nat", nat))
                .expect(201)
                .body()
                .path("id")
                .asString();
    }

    private long begin(String network, long plan) {
        return api.post("/api/v1/networks/%s/runs".formatted(network), Map.of("planId", plan, "reason", "night"))
                .expect(202)
                .body()
                .path("id")
                .asLong();
    }

    private Stream<JsonNode> steps(long run) {
        return api.get("/api/v1/runs/" + run).expect(200).body().path("steps").valueStream();
    }

    private JsonNode step(long run, String resource) {
        return steps(run).filter(one -> one.path("resource").asString().endsWith(resource)).findFirst().orElseThrow();
    }

    /// Whether the NAT instances are made, which come last: when AWS is looked at after that, nothing is under way.
    private boolean isDone(long run) {
        return steps(run)
                .filter(one -> one.path("resource").asString().contains("/instance/"))
                .allMatch(one -> one.path("state").asString().equals("DONE"));
    }

    private void assertThatThePageSaysSo(String network, long run) throws IOException, InterruptedException {
        String vpc = ours().getFirst();
        try (PanelPages pages = PanelPages.signIn(panel.address(), "admin", PanelProcess.PASSWORD)) {
            String page = pages.get(panel.address().resolve("/networks/%s/runs/%d".formatted(network, run))).body();
            assertThat(page)
                    .contains("AWS has what is wanted.", "To the network", vpc)
                    .doesNotContain("What did not work", ">Continue<");
        }
    }

    private void assertThatThereIsOneOfEach() {
        assertThat(ours()).hasSize(1);
        String vpc = ours().getFirst();
        assertThat(ec2.describeSubnets(r -> r.filters(filter("vpc-id", vpc))).subnets()).hasSize(4);
        assertThat(ec2.describeAddresses().addresses()).as("four of ours and the bystander's").hasSize(5);
        assertThat(ec2.describeAddresses().addresses()).filteredOn(one -> one.associationId() != null).hasSize(4);
        assertThat(ec2.describeInternetGateways().internetGateways()).hasSize(1);
        assertThat(ec2.describeNetworkInterfaces(r -> r.filters(filter("vpc-id", vpc))).networkInterfaces()).hasSize(4);
        assertThat(
                        ec2.describeInstances(r -> r.filters(filter("vpc-id", vpc))).reservations().stream()
                                .flatMap(one -> one.instances().stream()))
                .hasSize(2);
    }

    /// The VPCs with our name that are not the bystander's.
    private List<String> ours() {
        return ec2.describeVpcs(r -> r.filters(filter("tag:Name", "payments"))).vpcs().stream()
                .filter(vpc -> vpc.tags().stream().noneMatch(tag -> tag.value().equals("aaaaaaaaaa")))
                .map(Vpc::vpcId)
                .toList();
    }
}
