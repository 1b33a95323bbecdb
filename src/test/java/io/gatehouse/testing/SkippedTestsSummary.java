package io.gatehouse.testing;

import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says once, at the end of a test run, how many tests were skipped and why. */
public final class SkippedTestsSummary implements TestExecutionListener {

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
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        if (!skipped.isEmpty()) {
            out.println("Skipped tests, and why:");
            skipped.forEach((reason, tests) -> out.printf("%6d  %s%n", tests, reason));
        }
    }
}
