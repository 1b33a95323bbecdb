package io.gatehouse.cloud;

import io.gatehouse.topology.AccountRegion;
import org.jspecify.annotations.Nullable;

/// How to reach an account.
///
/// @param where the account and its region
/// @param kind what stands behind it
/// @param roleArn the role to assume; null to act with the panel's own credentials
/// @param externalId the external id that the role asks for; null when it asks for none
public record AccountConnection(
        AccountRegion where, CloudKind kind, @Nullable String roleArn, @Nullable String externalId) {}
