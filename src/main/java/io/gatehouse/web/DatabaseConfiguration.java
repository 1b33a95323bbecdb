package io.gatehouse.web;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The pool of connections to the panel's database, and the file behind it.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DatabaseConfiguration {

    /// Throws away every connection that was there when the database went away. The embedded database closes itself
    /// when its disk is full, and opens again for a new connection only; the pool knows PostgreSQL's ways alone.
    @Bean
    static BeanPostProcessor deadConnectionsAreThrownAway() {
        DatabaseAwayLog.install();
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

    @Bean
    @Conditional(InAFile.class)
    EmbeddedDatabase embeddedDatabase(DataSource database) {
        return new EmbeddedDatabase(database);
    }

    private static final class InAFile implements Condition {

        @java.lang.Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return EmbeddedDatabase.isAt(context.getEnvironment().getProperty("spring.datasource.url", ""));
        }
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
