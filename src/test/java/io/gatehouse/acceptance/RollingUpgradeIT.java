package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.Postgres;
import io.gatehouse.testing.RequiresCapability;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/// An upgrade without a pause: a newer panel has migrated the database that the older ones still use, one of them is
/// shut down in the middle of a run, and sessions come from another release.
@RequiresCapability(Capability.POSTGRESQL)
class RollingUpgradeIT {

    @TempDir private Path home;

    private JdbcClient database;
    private Map<String, String> environment;

    @BeforeEach
    void takeDatabase() {
        var fresh = Postgres.shared().newDatabase();
        database = JdbcClient.create(new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password()));
        environment =
                Map.of(
                        "SPRING_DATASOURCE_URL", fresh.url(),
                        "SPRING_DATASOURCE_USERNAME", fresh.user(),
                        "SPRING_DATASOURCE_PASSWORD", fresh.password());
    }

    @Test
    void onePanelAfterTheOtherIsExchangedAndNobodyNoticesMoreThanASignIn() throws Exception {
        try (PanelProcess leaving = PanelProcess.start(home, environment, "--gatehouse.sandbox.latency=150ms");
                PanelPages pages = PanelPages.signIn(leaving.address(), "admin", PanelProcess.PASSWORD)) {
            PanelApi api = leaving.api();
            String network = api.makeNetwork("payments");
            migrateLikeANewerRelease();
            try (PanelProcess staying = PanelProcess.start(home, environment, "--gatehouse.sandbox.latency=150ms")) {
                assertThat(pages.get(leaving.address().resolve("/networks")).statusCode()).isEqualTo(200);

                long run = api.begin(network, "before the upgrade");
                api.awaitSteps(run, 5);
                leaving.shutDown();

                PanelApi other = staying.api();
                JsonNode ended = other.await(run);
                assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
                assertThat(ended.path("steps")).allMatch(step -> step.path("state").asString().equals("DONE"));
                assertThat(other.plan(network).path("steps")).isEmpty();

                assertThat(pages.get(staying.address().resolve("/networks")).statusCode()).isEqualTo(200);
                spoilSessions();
                var answer = pages.get(staying.address().resolve("/networks"));
                assertThat(answer.statusCode()).as(staying.log()).isEqualTo(303);
                assertThat(answer.headers().firstValue("Location"))
                        .hasValueSatisfying(to -> assertThat(to).contains("/sign-in"));
            }
        }
    }

    /// What a release may do to tables that the one before it uses: add something that may be left out.
    private void migrateLikeANewerRelease() {
        database.sql("alter table network_status add column something_new varchar(10)").update();
        database.sql("create table something_new (id bigint primary key)").update();
        database.sql(
                        """
                        insert into flyway_schema_history
                            (installed_rank, version, description, type, script, checksum, installed_by,
                             execution_time, success)
                        select max(installed_rank) + 1, '900', 'something new', 'SQL', 'V900__something_new.sql', 1,
                            'newer', 1, true
                        from flyway_schema_history
                        """)
                .update();
    }

    private void spoilSessions() {
        int spoilt = database.sql("update spring_session_attributes set attribute_bytes = '\\x0102'::bytea").update();
        assertThat(spoilt).isPositive();
    }
}
