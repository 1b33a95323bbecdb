package io.gatehouse.network;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:parts;DB_CLOSE_DELAY=-1")
class RevisionPartsOnH2Test extends RevisionPartsContract {}
