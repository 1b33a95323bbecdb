package io.gatehouse.reconcile;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:runs;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000")
class RunsOnH2Test extends RunsContract {}
