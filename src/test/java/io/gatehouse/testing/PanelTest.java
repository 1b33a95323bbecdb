package io.gatehouse.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.test.context.TestPropertySource;

/// The whole panel on a database of its own in memory, without a network port. A test that takes a [Visitor] speaks to
/// it as a browser would.
///
/// The administrator is `admin` with the password [Visitor#PASSWORD]; a test of the set-up page says
/// `@TestPropertySource(properties = "gatehouse.admin-password=")`.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000",
            "gatehouse.admin-password=" + Visitor.PASSWORD
        })
public @interface PanelTest {}
