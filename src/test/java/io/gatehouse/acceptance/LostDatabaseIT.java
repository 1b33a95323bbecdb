package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.GatehouseApplication;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.Installation;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.LostNetworks;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.Moto;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.topology.NetworkId;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;

/// A panel whose database is lost, and a new one that takes its network back from an EC2 emulator.
@RequiresCapability(Capability.MOTO)
class LostDatabaseIT {

    private static final String PASSWORD = "correct horse battery staple";

    @Test
    void aNewPanelWithTheOldInstallationIdTakesTheNetworkBackWithAnEmptyPlan() throws Exception {
        Emulator.use();
        Moto.shared().reset();
        String installation;
        String network;
        try (var first = panel("")) {
            PanelApi api = api(first);
            installation = first.getBean(Installation.class).id().value();
            network = create(api, account(api));
            assertThat(api.apply(network, "first").path("state").asString()).isEqualTo("SUCCEEDED");
        }
        try (var second = panel(installation)) {
            PanelApi api = api(second);
            long account = account(api);
            NetworkId id = NetworkId.parse(network).orElseThrow();

            second.getBean(LostNetworks.class)
                    .takeBack(second.getBean(Accounts.class).find(account).orElseThrow(), id, "admin");

            assertThat(second.getBean(Networks.class).find(id)).isPresent();
            assertThat(api.plan(network).path("steps")).as("steps of the first plan").isEmpty();
            api.delete("/api/v1/networks/" + network).expect(202);
            assertThat(api.apply(network, "gone").path("state").asString()).isEqualTo("SUCCEEDED");
            api.get("/api/v1/networks/" + network).expect(404);
        }
    }

    private static ConfigurableApplicationContext panel(String installation) {
        return new SpringApplicationBuilder(GatehouseApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000"
                                .formatted(UUID.randomUUID()),
                        "--gatehouse.admin-password=" + PASSWORD,
                        "--gatehouse.installation=" + installation);
    }

    private static PanelApi api(ConfigurableApplicationContext panel) {
        int port = ((WebServerApplicationContext) panel).getWebServer().getPort();
        return PanelApi.signIn(URI.create("http://127.0.0.1:" + port), "admin", PASSWORD);
    }

    private static long account(PanelApi api) {
        return api.post("/api/v1/accounts", Map.of("name", "emulator", "kind", "AWS", "region", "eu-west-1"))
                .expect(201)
                .body()
                .path("id")
                .asLong();
    }

    private static String create(PanelApi api, long account) {
        return api.post(
                        "/api/v1/networks",
                        Map.of(
                                "accountId",
                                account,
                                "name",
                                "payments",
                                "cidr",
                                "10.0.0.0/16",
                                "sshSources",
                                java.util.List.of("203.0.113.0/28"),
                                "nat",
                                Map.of("mode", "PAIR", "imageId", image())))
                .expect(201)
                .body()
                .path("id")
                .asString();
    }

    private static String image() {
        try (var ec2 = Emulator.client(Ec2Client.builder())) {
            Filter arm = Filter.builder().name("architecture").values("arm64").build();
            return ec2.describeImages(request -> request.filters(arm)).images().stream()
                    .map(Image::imageId)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
