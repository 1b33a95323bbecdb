package io.gatehouse.cloud.sandbox.world;

import java.time.Duration;

/// What differs between simulated accounts.
///
/// @param awsAccount twelve digits
/// @param region for example `eu-west-1`
/// @param elasticIps how many Elastic IPs the account may have. AWS's own default is 5, room for one NAT pair; a
///   simulated account is meant for trying several
/// @param boot how long an instance is pending before it runs
/// @param shutdown how long an instance takes to stop or to terminate
public record WorldRules(String awsAccount, String region, int elasticIps, Duration boot, Duration shutdown) {}
