package io.gatehouse.telemetry;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:telemetry;DB_CLOSE_DELAY=-1")
class TelemetryOnH2Test extends TelemetryContract {}
