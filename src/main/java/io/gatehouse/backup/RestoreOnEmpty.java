package io.gatehouse.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Puts a backup into a database that nobody has worked with yet, right after its migration and before anything else of
/// the panel looks at it. A database that is in use is left alone.
@Component
class RestoreOnEmpty extends BaseCallback {

    private static final Logger log = LoggerFactory.getLogger(RestoreOnEmpty.class);
    private static final int ROWS_AT_ONCE = 200;

    private final String file;
    private final JsonMapper json = new JsonMapper();

    RestoreOnEmpty(@Value("${gatehouse.restore:}") String file) {
        this.file = file.strip();
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE && !file.isEmpty();
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try (var backup = new ZipFile(Path.of(file).toFile())) {
            if (!Schema.isUnused(connection)) {
                log.info("The database is in use already, so {} is not restored.", file);
                return;
            }
            requireSameSchema(backup, connection);
            restore(backup, connection);
            log.info("Restored {}.", file);
        } catch (SQLException e) {
            throw new IllegalStateException("GATEHOUSE_RESTORE: %s could not be restored.".formatted(file), e);
        } catch (IOException e) {
            throw new UncheckedIOException("GATEHOUSE_RESTORE: %s cannot be read.".formatted(file), e);
        }
    }

    private void requireSameSchema(ZipFile backup, Connection connection) throws IOException, SQLException {
        var entry = backup.getEntry(Backups.ABOUT);
        if (entry == null) {
            throw new IllegalStateException("GATEHOUSE_RESTORE: %s is no backup of Gatehouse.".formatted(file));
        }
        var about = json.readValue(backup.getInputStream(entry), Backups.About.class);
        String ours = Schema.version(connection);
        if (!about.schema().equals(ours)) {
            throw new IllegalStateException(
                    ("GATEHOUSE_RESTORE: the backup was made by a release with database version %s, and this one has"
                                    + " %s. Restore it with that release, then upgrade.")
                            .formatted(about.schema(), ours));
        }
    }

    /// All or nothing.
    private void restore(ZipFile backup, Connection connection) throws SQLException, IOException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            var tables = new Tables(connection);
            List<String> inOrder = tables.inOrder();
            for (String table : inOrder.reversed()) {
                execute(connection, "delete from " + table);
            }
            for (String table : inOrder) {
                fill(backup, connection, table, tables.columns(table));
            }
            connection.commit();
            for (String table : inOrder) {
                for (String column : tables.counted(table)) {
                    countOn(connection, table, column);
                }
            }
            connection.commit();
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(before);
        }
    }

    private void fill(ZipFile backup, Connection connection, String table, Map<String, Integer> columns)
            throws SQLException, IOException {
        var entry = backup.getEntry(table + Backups.LINES);
        if (entry == null) {
            return;
        }
        List<Map.Entry<String, Integer>> all = List.copyOf(columns.entrySet());
        String places = all.stream().map(_ -> "?").collect(Collectors.joining(", "));
        String sql = "insert into %s (%s) values (%s)".formatted(table, String.join(", ", columns.keySet()), places);
        try (var lines =
                        new BufferedReader(
                                new InputStreamReader(backup.getInputStream(entry), StandardCharsets.UTF_8));
                PreparedStatement insert = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = json.readTree(line);
                for (int i = 0; i < all.size(); i++) {
                    Values.write(insert, i + 1, row.path(all.get(i).getKey()), all.get(i).getValue());
                }
                insert.addBatch();
                if (++waiting % ROWS_AT_ONCE == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /// What is added later comes after what was restored.
    private static void countOn(Connection connection, String table, String column) throws SQLException {
        long next;
        try (Statement query = connection.createStatement();
                ResultSet most =
                        query.executeQuery("select coalesce(max(%s), 0) + 1 from %s".formatted(column, table))) {
            most.next();
            next = most.getLong(1);
        }
        execute(connection, "alter table %s alter column %s restart with %d".formatted(table, column, next));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
