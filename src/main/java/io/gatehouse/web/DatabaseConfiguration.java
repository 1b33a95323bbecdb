package io.gatehouse.web;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The pool of connections to the panel's database.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /// Throws away every connection that was there when the database went away. The embedded database closes itself
    /// when its disk is full, and opens again for a new connection only; the pool knows PostgreSQL's ways alone.
    @Bean
    static BeanPostProcessor deadConnectionsAreThrownAway() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    pool.setExceptionOverride(new WhenAway());
                }
                return bean;
            }
        };
    }

    private static final class WhenAway implements SQLExceptionOverride {

        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException failure) {
            return DatabaseAway.isSaidBy(failure)
                    ? SQLExceptionOverride.Override.MUST_EVICT
                    : SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
    }
}
