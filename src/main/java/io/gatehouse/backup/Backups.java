package io.gatehouse.backup;

import io.gatehouse.audit.AuditLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes backups: a ZIP file with a file of JSON lines for each table. It is the same from every supported database,
/// and [RestoreOnEmpty] puts it into any.
///
/// There is no password and no token in it that could be used: both are kept as hashes only.
@Component
public class Backups {

    static final String ABOUT = "backup.json";
    static final String LINES = ".jsonl";
    private static final int ROWS_AT_ONCE = 200;

    private final DataSource database;
    private final AuditLog audit;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    Backups(DataSource database, AuditLog audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// What a backup says of itself.
    ///
    /// @param schema the newest migration of the database that it was made from
    record About(String product, String schema, String madeAt) {

        static final String PRODUCT = "gatehouse";
    }

    /// Writes all that the panel knows, as of one moment.
    ///
    /// @param to stays open
    /// @param author who asks for it
    public void write(OutputStream to, String author) {
        audit.record(author, "backup made", "", "");
        var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            entry(zip, ABOUT);
            json.writeValue(
                    uncloseable(zip), new About(About.PRODUCT, Schema.version(connection), clock.instant().toString()));
            for (String table : new Tables(connection).inOrder()) {
                entry(zip, table + LINES);
                rows(connection, table, zip);
            }
            zip.finish();
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    private void rows(Connection connection, String table, OutputStream to) throws SQLException, IOException {
        try (Statement query = connection.createStatement()) {
            query.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = query.executeQuery("select * from " + table + " order by 1")) {
                List<Integer> types = types(rows.getMetaData());
                while (rows.next()) {
                    to.write(json.writeValueAsBytes(row(rows, types)));
                    to.write('\n');
                }
            }
        }
    }

    private static List<Integer> types(ResultSetMetaData columns) throws SQLException {
        var types = new ArrayList<Integer>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            types.add(columns.getColumnType(i));
        }
        return types;
    }

    private static Map<String, Object> row(ResultSet rows, List<Integer> types) throws SQLException {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 1; i <= types.size(); i++) {
            Object value = Values.read(rows, i, types.get(i - 1));
            if (value != null) {
                row.put(rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), value);
            }
        }
        return row;
    }

    private static OutputStream uncloseable(OutputStream to) {
        return new java.io.FilterOutputStream(to) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
