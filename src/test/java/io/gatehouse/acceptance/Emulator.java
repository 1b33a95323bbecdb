package io.gatehouse.acceptance;

import io.gatehouse.testing.Moto;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/// Points the panel's AWS SDK at the emulator, by the SDK's own settings.
public final class Emulator {

    public static final String REGION = "eu-west-1";

    private Emulator() {}

    /// A client of the test's own that speaks to the emulator, to look at what the panel has done.
    static <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(Moto.shared().endpoint())
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    /// From now on, every AWS client of this JVM that is told nothing else speaks to the emulator.
    public static void use() {
        System.setProperty("aws.endpointUrl", Moto.shared().endpoint().toString());
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }
}
