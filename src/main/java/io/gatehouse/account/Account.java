package io.gatehouse.account;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.topology.AccountRegion;
import org.jspecify.annotations.Nullable;

/// An AWS account in one region that Gatehouse may use, or the sandbox.
///
/// @param id Gatehouse's own number for it
/// @param name what the user calls it; unique without regard to case
/// @param kind what stands behind it
/// @param region for example `eu-west-1`
/// @param roleArn the role to assume; null to act with the panel's own credentials
/// @param externalId the external id that the role asks for; null when it asks for none
public record Account(
        long id, String name, CloudKind kind, String region, @Nullable String roleArn, @Nullable String externalId) {

    /// How to reach it.
    public AccountConnection connection() {
        return new AccountConnection(new AccountRegion(id, region), kind, roleArn, externalId);
    }
}
