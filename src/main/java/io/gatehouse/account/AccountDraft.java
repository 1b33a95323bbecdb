package io.gatehouse.account;

import org.jspecify.annotations.Nullable;

/// An account as somebody typed it.
///
/// @param name what to call it
/// @param kind `SANDBOX` or `AWS`
/// @param region for example `eu-west-1`
/// @param roleArn the role to assume; null or blank for none
/// @param externalId the external id that the role asks for; null or blank for none
public record AccountDraft(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String region,
        @Nullable String roleArn,
        @Nullable String externalId) {}
