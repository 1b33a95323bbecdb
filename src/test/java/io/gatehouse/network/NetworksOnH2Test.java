package io.gatehouse.network;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:networks;DB_CLOSE_DELAY=-1")
class NetworksOnH2Test extends NetworksContract {}
