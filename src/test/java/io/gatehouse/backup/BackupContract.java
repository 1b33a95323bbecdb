package io.gatehouse.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.account.ApiTokens;
import io.gatehouse.audit.AuditLog;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Networks;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A backup of a panel on H2, restored into whatever database.
@PanelTest
@TestPropertySource(properties = "gatehouse.sandbox.latency=0ms")
abstract class BackupContract {

    @Autowired private Backups backups;
    @Autowired private Networks networks;
    @Autowired private ApiTokens tokens;

    @TempDir private Path folder;
    private String secret;

    @BeforeEach
    void aPanelWithSomethingInIt() {
        if (networks.all().isEmpty()) {
            LayoutDraft defaults = LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b"));
            networks.create(1, named().orElse(defaults), "admin", "für die “Prüfer”");
        }
        secret = tokens.create("admin", "backup " + System.nanoTime()).secret();
    }

    private static LayoutDraft named() {
        return new LayoutDraft("payments", "10.9.0.0/16", null, null, null, null, null, null);
    }

    /// A database with nothing in it.
    abstract DataSource empty();

    @Test
    void whatIsRestoredIsWhatWasSaved() throws Exception {
        byte[] saved = backup(backups);
        DataSource fresh = empty();
        restore(fresh, saved);

        byte[] again = backup(new Backups(fresh, Mockito.mock(AuditLog.class), Clock.systemUTC()));

        Map<String, String> before = entries(saved);
        assertThat(before.keySet())
                .contains("network.jsonl", "network_revision.jsonl", "person.jsonl", "account.jsonl");
        assertThat(before.get("network.jsonl")).isNotBlank();
        before.remove(Backups.ABOUT);
        Map<String, String> after = entries(again);
        after.remove(Backups.ABOUT);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void whatIsAddedAfterwardsGetsNewNumbers() throws Exception {
        DataSource fresh = empty();
        restore(fresh, backup(backups));
        var database = JdbcClient.create(fresh);
        String insert =
                "insert into audit_entry (at, actor, action, subject, detail)"
                        + " values (current_timestamp, 'a', 'b', 'c', 'd')";
        long most = database.sql("select max(id) from audit_entry").query(Long.class).single();
        database.sql(insert).update();
        assertThat(database.sql("select max(id) from audit_entry").query(Long.class).single()).isEqualTo(most + 1);
    }

    @Test
    void nothingInItOpensADoor() throws Exception {
        String all = String.join("\n", entries(backup(backups)).values());
        assertThat(all).doesNotContain(secret, Visitor.PASSWORD);
        assertThat(entries(backup(backups)).keySet()).noneMatch(name -> name.startsWith("spring_session"));
    }

    @Test
    void aDatabaseInUseIsLeftAlone() throws Exception {
        DataSource fresh = empty();
        byte[] saved = backup(backups);
        restore(fresh, saved);
        var database = JdbcClient.create(fresh);
        database.sql("delete from audit_entry").update();
        restore(fresh, saved);
        assertThat(database.sql("select count(*) from audit_entry").query(Long.class).single()).isZero();
    }

    @Test
    void aBackupOfAnotherReleaseIsRefusedInWords() throws Exception {
        var altered = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(altered)) {
            zip.putNextEntry(new java.util.zip.ZipEntry(Backups.ABOUT));
            zip.write(
                    "{\"product\":\"gatehouse\",\"schema\":\"999\",\"madeAt\":\"\"}".getBytes(StandardCharsets.UTF_8));
        }
        DataSource fresh = empty();
        assertThatThrownBy(() -> restore(fresh, altered.toByteArray()))
                .hasStackTraceContaining("database version 999")
                .hasStackTraceContaining("Restore it with that release, then upgrade");
        assertThat(JdbcClient.create(fresh).sql("select count(*) from person").query(Long.class).single()).isZero();
    }

    private void restore(DataSource into, byte[] backup) throws IOException {
        Path file = Files.write(folder.resolve("backup.zip"), backup);
        Flyway.configure()
                .dataSource(into)
                .locations("classpath:db/migration")
                .callbacks(new RestoreOnEmpty(file.toString()))
                .load()
                .migrate();
    }

    private static byte[] backup(Backups from) {
        var bytes = new ByteArrayOutputStream();
        from.write(bytes, "admin");
        return bytes.toByteArray();
    }

    private static Map<String, String> entries(byte[] backup) throws IOException {
        var entries = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(backup))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
