package io.gatehouse.telemetry;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.Postgres;
import io.gatehouse.testing.RequiresCapability;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@RequiresCapability(Capability.POSTGRESQL)
class TelemetryOnPostgresIT extends TelemetryContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        Postgres.shared().newDatabase().register(registry);
    }
}
