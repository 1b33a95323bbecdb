package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.CloudPermissions;
import java.util.List;
import java.util.Optional;

/// A simulated account asks nobody for permission, unless it is told to refuse something.
final class SandboxPermissions implements CloudPermissions {

    @Override
    public Optional<String> policy() {
        return Optional.empty();
    }

    @Override
    public Report check() {
        return new Report("the panel itself", "The sandbox is part of Gatehouse and allows everything.", List.of());
    }
}
