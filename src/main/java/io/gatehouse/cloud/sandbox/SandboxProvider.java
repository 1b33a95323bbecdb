package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.CloudProvider;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.sandbox.api.Latency;
import io.gatehouse.cloud.sandbox.api.SandboxApi;
import io.gatehouse.cloud.sandbox.api.SandboxStore;
import io.gatehouse.cloud.sandbox.world.WorldRules;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Connects to simulated accounts.
@Component
@EnableConfigurationProperties(SandboxProperties.class)
class SandboxProvider implements CloudProvider {

    private final InstallationId installation;
    private final SandboxStore store;
    private final InstantSource time;
    private final SandboxProperties properties;

    /// @param time passes evenly, as in AWS, whatever somebody does to the panel's clock
    SandboxProvider(
            InstallationId installation,
            SandboxStore store,
            @Qualifier("steadyTime") InstantSource time,
            SandboxProperties properties) {
        this.installation = installation;
        this.store = store;
        this.time = time;
        this.properties = properties;
    }

    @Override
    public CloudKind kind() {
        return CloudKind.SANDBOX;
    }

    @Override
    public Cloud connect(AccountConnection connection) {
        var rules =
                new WorldRules(
                        "%012d".formatted(connection.where().accountId()),
                        connection.where().region(),
                        properties.elasticIps(),
                        properties.boot(),
                        properties.shutdown());
        var latency = Latency.of(properties.latency());
        return new SandboxCloud(installation, new SandboxApi(connection.where(), rules, store, time, latency));
    }
}
