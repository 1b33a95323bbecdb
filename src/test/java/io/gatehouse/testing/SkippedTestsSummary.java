package io.gatehouse.testing;

import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says once, at the end of what a JVM has tested, how many tests were skipped and why.
 *
 * <p>JVMs that share the tests of a build run them class by class, each class a test plan of its own, so what counts is
 * the session.
 */
public final class SkippedTestsSummary implements LauncherSessionListener, TestExecutionListener {

    private final PrintStream out;
    private final Map<String, Long> skipped = new TreeMap<>();
    private @Nullable TestPlan plan;

    /** The summary on standard output, made by the JUnit Platform. */
    public SkippedTestsSummary() {
        this(System.out);
    }

    SkippedTestsSummary(PrintStream out) {
        this.out = out;
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(this);
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        this.plan = plan;
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier identifier, String reason) {
        var tests =
                Objects.requireNonNull(plan).getDescendants(identifier).stream().filter(TestIdentifier::isTest).count();
        skipped.merge(reason, Math.max(tests, 1), Long::sum);
    }

    @Override
    public synchronized void launcherSessionClosed(LauncherSession session) {
        if (!skipped.isEmpty()) {
            out.println("Skipped tests, and why:");
            skipped.forEach((reason, tests) -> out.printf("%6d  %s%n", tests, reason));
        }
    }
}
