package io.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.Postgres.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@RequiresCapability(Capability.POSTGRESQL)
class PostgresIT {

    @Test
    void theServerIsRecentEnough() throws SQLException {
        try (var connection = connect(Postgres.shared().newDatabase())) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isGreaterThanOrEqualTo(15);
        }
    }

    @Test
    void aDatabaseKnowsNothingOfAnother() throws SQLException {
        try (var one = connect(Postgres.shared().newDatabase());
                var other = connect(Postgres.shared().newDatabase())) {
            one.createStatement().execute("CREATE TABLE only_here (id INT)");
            try (var tables = other.getMetaData().getTables(null, null, "only_here", null)) {
                assertThat(tables.next()).isFalse();
            }
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
