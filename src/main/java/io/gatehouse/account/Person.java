package io.gatehouse.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who uses the panel.
///
/// @param id Gatehouse's own number for them
/// @param username what they sign in with; unique without regard to case
/// @param displayName what the pages call them
/// @param role what they may do
/// @param createdAt when they were added
/// @param lastSignInAt when they last signed in; null when they never did
public record Person(
        long id,
        String username,
        String displayName,
        PersonRole role,
        Instant createdAt,
        @Nullable Instant lastSignInAt) {}
