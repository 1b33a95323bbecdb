package io.gatehouse.backup;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The tables that a backup holds, as the database describes them.
final class Tables {

    /// What is true of one running panel only: sessions, background work that every start plans again, tries to sign
    /// in, and Flyway's own record.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "flyway_schema_history",
                    "spring_session",
                    "spring_session_attributes",
                    "scheduled_tasks",
                    "sign_in_attempt",
                    "set_up_code");

    private final DatabaseMetaData description;
    private final String schema;

    Tables(Connection connection) throws SQLException {
        description = connection.getMetaData();
        schema = connection.getSchema();
    }

    /// Their names in lower case, each after those that it refers to.
    List<String> inOrder() throws SQLException {
        var references = new TreeMap<String, Set<String>>();
        try (ResultSet tables = description.getTables(null, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                if (!LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))) {
                    references.put(name.toLowerCase(Locale.ROOT), referredTo(name));
                }
            }
        }
        var ordered = new LinkedHashSet<String>();
        while (ordered.size() < references.size()) {
            references.forEach((name, others) -> {
                if (ordered.containsAll(others)) {
                    ordered.add(name);
                }
            });
        }
        return List.copyOf(ordered);
    }

    private Set<String> referredTo(String table) throws SQLException {
        var others = new LinkedHashSet<String>();
        try (ResultSet keys = description.getImportedKeys(null, schema, table)) {
            while (keys.next()) {
                others.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        others.remove(table.toLowerCase(Locale.ROOT));
        return others;
    }

    /// The SQL types of a table's columns, by their names in lower case and in order.
    Map<String, Integer> columns(String table) throws SQLException {
        var columns = new LinkedHashMap<String, Integer>();
        try (ResultSet found = description.getColumns(null, schema, stored(table), "%")) {
            while (found.next()) {
                columns.put(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), found.getInt("DATA_TYPE"));
            }
        }
        return columns;
    }

    /// The columns that the database counts up by itself.
    List<String> counted(String table) throws SQLException {
        var counted = new ArrayList<String>();
        try (ResultSet found = description.getColumns(null, schema, stored(table), "%")) {
            while (found.next()) {
                if ("YES".equals(found.getString("IS_AUTOINCREMENT"))) {
                    counted.add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return counted;
    }

    private String stored(String name) throws SQLException {
        return description.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    }
}
