package io.gatehouse.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token by which a program uses the API in a person's name. What it is, nobody knows but its owner.
///
/// @param id Gatehouse's own number for it
/// @param name what it is for, as its owner called it
/// @param createdAt when it was made
/// @param lastUsedAt when it was last used, to the minute; null when it never was
public record ApiToken(long id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}
