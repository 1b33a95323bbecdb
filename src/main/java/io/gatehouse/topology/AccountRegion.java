package io.gatehouse.topology;

/// Where networks live: an account of Gatehouse's, which is an AWS account in one region.
///
/// @param accountId the account's id in Gatehouse, not in AWS
/// @param region for example `eu-west-1`
public record AccountRegion(long accountId, String region) {}
