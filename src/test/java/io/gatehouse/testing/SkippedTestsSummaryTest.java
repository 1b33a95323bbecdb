package io.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class SkippedTestsSummaryTest {

    @Test
    void everySkippedTestIsCountedUnderItsReason() {
        assertThat(summaryOf(HalfSkipped.class, WhollySkipped.class).lines())
                .containsExactly("Skipped tests, and why:", "     2  no lab here", "     1  no moto here");
    }

    @Test
    void aRunThatSkippedNothingSaysNothing() {
        assertThat(summaryOf(Complete.class)).isEmpty();
    }

    private static String summaryOf(Class<?>... tests) {
        var out = new ByteArrayOutputStream();
        var config =
                LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .addLauncherSessionListeners(
                                new SkippedTestsSummary(new PrintStream(out, true, StandardCharsets.UTF_8)))
                        .build();
        try (var session = LauncherFactory.openSession(config)) {
            for (var test : tests) {
                session.getLauncher()
                        .execute(
                                LauncherDiscoveryRequestBuilder.request()
                                        .selectors(DiscoverySelectors.selectClass(test))
                                        .build());
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static class HalfSkipped {

        @Test
        @Disabled("no moto here")
        void skipped() {}

        @Test
        void runs() {}
    }

    @Disabled("no lab here")
    static class WhollySkipped {

        @Test
        void one() {}

        @Test
        void other() {}
    }

    static class Complete {

        @Test
        void runs() {}
    }
}
