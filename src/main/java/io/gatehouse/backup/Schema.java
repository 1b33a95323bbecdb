package io.gatehouse.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// How far a database has been migrated.
final class Schema {

    private Schema() {}

    /// The newest migration, for example `6`.
    static String version(Connection connection) throws SQLException {
        String newest =
                "select \"version\" from \"flyway_schema_history\" where \"version\" is not null and \"success\" = true"
                        + " order by \"installed_rank\" desc";
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(newest)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    /// Whether nobody has worked with the database yet: it has no person and no network.
    static boolean isUnused(Connection connection) throws SQLException {
        String used = "select (select count(*) from person) + (select count(*) from network)";
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(used)) {
            return rows.next() && rows.getLong(1) == 0;
        }
    }
}
