package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.ApiTokens;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Networks;
import io.gatehouse.testing.FullDisk;
import io.gatehouse.testing.Visitor;
import io.gatehouse.topology.NetworkId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The disk that the embedded database is on fills up in the middle of a run.
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@DirtiesContext
@Import(StruckJournal.class)
@TestPropertySource(
        properties = {
            "gatehouse.admin-password=" + Visitor.PASSWORD,
            "gatehouse.reconcile.visible-within=0s",
            "gatehouse.sandbox.latency=0ms",
            "gatehouse.sandbox.boot=50ms",
            "gatehouse.sandbox.shutdown=50ms"
        })
class DiskFullTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private static Path disk;

    @Autowired private MockMvcTester api;
    @Autowired private ApiTokens tokens;
    @Autowired private Accounts accounts;
    @Autowired private Networks networks;
    @Autowired private Plans plans;
    @Autowired private Runs runs;

    private String token;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        FullDisk.mount();
        registry.add(
                "spring.datasource.url", () -> "jdbc:h2:fulldisk:%s/gatehouse;DB_CLOSE_ON_EXIT=FALSE".formatted(disk));
    }

    @AfterEach
    void makeRoom() {
        FullDisk.clear();
        StruckJournal.slowDown(Duration.ZERO);
    }

    @Test
    void thePanelSaysSoAndGoesOnByItselfWhenThereIsRoomAgain() {
        token = tokens.create("admin", "a program").secret();
        NetworkId id = aNetwork();
        StruckJournal.slowDown(Duration.ofMillis(150));
        long run = runs.start(plans.create(id, "admin").id(), "admin", "");
        String path = "/api/v1/runs/" + run;
        await(() -> assertThat(runs.find(run).orElseThrow().done()).isPositive());

        FullDisk.fill();
        await(() ->
                assertThat(get(path))
                        .hasStatus(503)
                        .bodyText()
                        .contains("See that it runs and that its disk has room, then try again."));

        FullDisk.clear();
        await(() -> assertThat(get(path)).hasStatusOk().bodyText().contains("SUCCEEDED"));
        assertThat(plans.create(id, "admin").view().steps()).isEmpty();
    }

    private NetworkId aNetwork() {
        long account = accounts.create(new AccountDraft("Mine", "SANDBOX", "eu-west-1", null, null)).id();
        LayoutDraft defaults = LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b"));
        var named = new LayoutDraft("payments", null, null, null, null, null, null, null).orElse(defaults);
        return networks.create(account, named, "admin", "first");
    }

    private MvcTestResult get(String path) {
        return api.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    private static void await(Runnable what) {
        // The database writes to its disk every half a second.
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .pollDelay(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(what::run);
    }
}
