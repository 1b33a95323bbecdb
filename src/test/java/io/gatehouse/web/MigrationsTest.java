package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// While an upgrade is under way, panels of the release before work on a database that the newer one has migrated. So a
/// migration only adds, and what it adds to a table may be left out by who does not know it. A text may become longer.
class MigrationsTest {

    private static final Pattern HARMFUL =
            Pattern.compile(
                    "\\bdrop\\b|\\brename\\b|\\balter column (?!\\S+ set data type varchar)|\\btruncate\\b|\\badd"
                            + " column (?!.*\\bdefault\\b).*\\bnot null\\b|\\balter table \\S+ add (?!column\\b)");

    @TestFactory
    Stream<DynamicTest> theReleaseBeforeGoesOnWorking() throws IOException {
        Resource[] all = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/*.sql");
        assertThat(all).hasSizeGreaterThan(5);
        return Stream.of(all)
                .map(one ->
                        DynamicTest.dynamicTest(
                                String.valueOf(one.getFilename()),
                                () -> assertThat(statements(text(one))).noneMatch(MigrationsTest::isHarmful)));
    }

    @Test
    void whatWouldBreakTheReleaseBeforeIsFound() {
        assertThat(
                        statements(
                                """
                                alter table run add column note varchar(10); -- may be left out
                                alter table run add column turn bigint default 0 not null;
                                alter table run alter column author set data type varchar(400);
                                alter table run add column late bigint not null;
                                alter table run
                                    drop column author;
                                alter table run rename to old_run;
                                alter table run alter column author set not null;
                                alter table run add constraint one unique (author);
                                """))
                .filteredOn(MigrationsTest::isHarmful)
                .hasSize(5)
                .noneMatch(statement ->
                        statement.contains("note") || statement.contains("turn") || statement.contains("400"));
    }

    private static boolean isHarmful(String statement) {
        return HARMFUL.matcher(statement).find();
    }

    private static Stream<String> statements(String sql) {
        String bare = sql.replaceAll("--[^\n]*", "").toLowerCase(Locale.ROOT);
        return Stream.of(bare.split(";")).map(one -> one.replaceAll("\\s+", " ").strip());
    }

    private static String text(Resource migration) {
        try {
            return migration.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
