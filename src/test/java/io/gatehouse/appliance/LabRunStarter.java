package io.gatehouse.appliance;

import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Capability;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Starts the lab before the first test, where tests are to run that read what it reports.
public final class LabRunStarter implements TestExecutionListener {

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        boolean wanted =
                plan.getRoots().stream()
                        .flatMap(root -> plan.getDescendants(root).stream())
                        .anyMatch(LabRunStarter::readsLabRun);
        if (wanted && isHere(Capability.LAB) && isHere(Capability.MOTO)) {
            LabRun.shared();
        }
    }

    private static boolean readsLabRun(TestIdentifier test) {
        return test.getSource().orElse(null) instanceof ClassSource source
                && AnnotationSupport.isAnnotated(source.getJavaClass(), ReadsLabRun.class);
    }

    private static boolean isHere(Capability capability) {
        return capability.availability() instanceof Available;
    }
}
