package io.gatehouse.cloud;

/// What stands behind an account.
public enum CloudKind {
    /// A simulated cloud inside the panel.
    SANDBOX,
    /// Amazon Web Services, or an emulator of its API.
    AWS
}
