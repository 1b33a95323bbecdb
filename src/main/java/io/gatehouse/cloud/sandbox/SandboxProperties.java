package io.gatehouse.cloud.sandbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the sandbox behaves.
///
/// @param latency how long each API call takes
/// @param boot how long an instance is pending before it runs
/// @param shutdown how long an instance takes to stop or to terminate
/// @param elasticIps how many Elastic IPs a simulated account may have. A new AWS account may have 5 in a region, room
///   for one NAT pair; the sandbox is there for trying several
@ConfigurationProperties("gatehouse.sandbox")
record SandboxProperties(
        @DefaultValue("60ms") Duration latency,
        @DefaultValue("4s") Duration boot,
        @DefaultValue("3s") Duration shutdown,
        @DefaultValue("20") int elasticIps) {}
