package io.gatehouse.acceptance;

import io.gatehouse.testing.Moto;

/// Points the panel's AWS SDK at the emulator, by the SDK's own settings.
final class Emulator {

    private Emulator() {}

    /// From now on, every AWS client of this JVM that is told nothing else speaks to the emulator.
    static void use() {
        System.setProperty("aws.endpointUrl", Moto.shared().endpoint().toString());
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }
}
