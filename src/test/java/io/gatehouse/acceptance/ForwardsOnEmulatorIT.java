package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.account.Installation;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.Moto;
import io.gatehouse.testing.RequiresCapability;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import tools.jackson.databind.JsonNode;

/// Port forwards made through the REST API on an EC2 emulator; their security-group rules are read with calls of our
/// own.
@RequiresCapability(Capability.MOTO)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ForwardsOnEmulatorIT {

    private static final String PASSWORD = "correct horse battery staple";

    @LocalServerPort private int port;

    @Autowired private Installation ours;

    private PanelApi api;
    private Ec2Client ec2;
    private String network;
    private String forwards;

    @DynamicPropertySource
    static void emulator(DynamicPropertyRegistry registry) {
        Emulator.use();
        registry.add(
                "spring.datasource.url", () -> "jdbc:h2:mem:forwards-emulator;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000");
        registry.add("gatehouse.admin-password", () -> PASSWORD);
    }

    @BeforeEach
    void aSingleNatInstance() throws Exception {
        Moto.shared().reset();
        api = PanelApi.signIn(URI.create("http://127.0.0.1:" + port), "admin", PASSWORD);
        ec2 = Emulator.client(Ec2Client.builder());
        network = create();
        forwards = "/api/v1/networks/%s/forwards".formatted(network);
        api.apply(network, "first");
    }

    @Test
    void theRulesOfTheGroupAreExactlyThoseOfTheOpenForwards() throws Exception {
        List<String> before = rules();
        var bystander = Bystander.make(ec2);

        add("oracle", "TCP", "51532", "10.0.1.20", "1532", List.of("203.0.113.0/28", "192.0.2.7/32"));
        add("syslog", "UDP", "\"5514-5516\"", "10.0.3.40", "\"514-516\"", List.of("192.0.2.0/24"));
        JsonNode plan = api.plan(network);
        assertThat(plan.path("counts").path("create").asInt()).isEqualTo(3);
        assertThat(plan.path("counts").path("delete").asInt()).isZero();
        assertThat(api.apply(network, "forwards").path("state").asString()).isEqualTo("SUCCEEDED");

        assertThat(added(before))
                .containsExactlyInAnyOrder(
                        "tcp 51532-51532 203.0.113.0/28", "tcp 51532-51532 192.0.2.7/32", "udp 5514-5516 192.0.2.0/24");
        assertThat(api.plan(network).path("steps")).isEmpty();

        api.put(forwards + "/f1", Map.of("sources", List.of("198.51.100.0/24"), "externalPort", 51533)).expect(200);
        api.put(forwards + "/f2", Map.of("enabled", false)).expect(200);
        api.apply(network, "changed");
        assertThat(added(before)).containsExactly("tcp 51533-51533 198.51.100.0/24");

        api.delete(forwards + "/f1").expect(204);
        api.delete(forwards + "/f2").expect(204);
        api.apply(network, "removed");
        assertThat(rules()).as("none is left behind").containsExactlyInAnyOrderElementsOf(before);
        assertThat(api.plan(network).path("steps")).isEmpty();
        bystander.assertUntouched(ec2);
    }

    private void add(
            String name, String protocol, String external, String address, String target, List<String> sources) {
        String blocks = String.join("\", \"", sources);
        api.post(
                        forwards,
                        """
                        {"name": "%s", "protocol": "%s", "externalPort": %s, "targetAddress": "%s", "targetPort": %s,
                         "sources": ["%s"], "enabled": true}
                        """
                                .formatted(name, protocol, external, address, target, blocks))
                .expect(201);
    }

    private List<String> added(List<String> before) {
        return rules().stream().filter(rule -> !before.contains(rule)).toList();
    }

    /// The inbound rules of the data interface's group, one for each block or group.
    private List<String> rules() {
        SecurityGroup group =
                ec2.describeSecurityGroups(request ->
                                request.filters(
                                        filter("tag:gatehouse:installation", ours.id().value()),
                                        filter("tag:gatehouse:key", network + "/security-group/nat-data")))
                        .securityGroups()
                        .getFirst();
        return group.ipPermissions().stream()
                .flatMap(one ->
                        one.ipRanges().stream()
                                .map(range ->
                                        "%s %s-%s %s"
                                                .formatted(
                                                        one.ipProtocol(),
                                                        one.fromPort(),
                                                        one.toPort(),
                                                        range.cidrIp())))
                .toList();
    }

    private String create() {
        long account =
                api.post(
                                "/api/v1/accounts",
                                Map.of(
                                        "name",
                                        "emulator " + System.nanoTime(),
                                        "kind",
                                        "AWS",
                                        "region",
                                        Emulator.REGION))
                        .expect(201)
                        .body()
                        .path("id")
                        .asLong();
        // The emulator knows no Debian image; any of the right architecture will do for what it is asked.
        String image =
                ec2.describeImages(request -> request.filters(filter("architecture", "arm64"))).images().stream()
                        .map(Image::imageId)
                        .sorted()
                        .findFirst()
                        .orElseThrow();
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
                                Map.of("mode", "SINGLE", "imageId", image)))
                .expect(201)
                .body()
                .path("id")
                .asString();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
