package io.gatehouse;

import java.time.Clock;
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

    /// Begins with the database's time, which all replicas share.
    @Bean
    InstantSource steadyTime(JdbcClient database) {
        return SteadyTime.from(
                database.sql("select current_timestamp").query(OffsetDateTime.class).single().toInstant());
    }

    /// The time by which background work is scheduled: when a clock is set, none of it waits for hours, and none that
    /// is being done is taken for abandoned. After a sleep of the machine it may be; whoever was at it then finds that
    /// its turn is over.
    @Bean
    com.github.kagkarlsson.scheduler.Clock workClock(@Qualifier("steadyTime") InstantSource steadyTime) {
        return steadyTime::instant;
    }
}
