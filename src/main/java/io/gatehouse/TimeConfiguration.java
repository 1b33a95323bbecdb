package io.gatehouse;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where the panel gets the time from, so that a test can set it.
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Time that passes evenly while the panel runs, whatever somebody does to a clock meanwhile. It begins with the
    /// database's, which all replicas share.
    @Bean
    InstantSource steadyTime(JdbcClient database) {
        Instant began = database.sql("select current_timestamp").query(OffsetDateTime.class).single().toInstant();
        long nanos = System.nanoTime();
        return () -> began.plusNanos(System.nanoTime() - nanos);
    }

    /// The time by which background work is scheduled: when a clock is set, none of it waits for hours, and none that
    /// is being done is taken for abandoned.
    @Bean
    com.github.kagkarlsson.scheduler.Clock workClock(@Qualifier("steadyTime") InstantSource steadyTime) {
        return steadyTime::instant;
    }
}
