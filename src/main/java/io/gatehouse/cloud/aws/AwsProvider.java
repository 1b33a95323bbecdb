package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.CloudProvider;
import io.gatehouse.cloud.InstallationId;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Connects to AWS with the SDK's default credential chain. The SDK's own settings hold: `AWS_ENDPOINT_URL`, for
/// example, points everything at an emulator.
@Component
class AwsProvider implements CloudProvider {

    private final InstallationId installation;
    private final Clock clock;
    private final AwsClientFactory clients;

    @Autowired
    AwsProvider(InstallationId installation, Clock clock) {
        this(installation, clock, new AwsClientFactory());
    }

    AwsProvider(InstallationId installation, Clock clock, AwsClientFactory clients) {
        this.installation = installation;
        this.clock = clock;
        this.clients = clients;
    }

    @Override
    public CloudKind kind() {
        return CloudKind.AWS;
    }

    @Override
    public Cloud connect(AccountConnection connection) {
        return new AwsCloud(installation, clock, connection.where(), clients.connect(connection));
    }
}
