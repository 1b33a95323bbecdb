package io.gatehouse.telemetry;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The background work: one replica at a time reads the queues.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TelemetryTasks.Settings.class)
class TelemetryTasks {

    private static final Logger log = LoggerFactory.getLogger(TelemetryTasks.class);

    /// @param readEvery how long to pause between two readings
    @ConfigurationProperties("gatehouse.telemetry")
    record Settings(@DefaultValue("1s") Duration readEvery) {}

    @Bean
    RecurringTask<Void> memberReportsTask(ReportReader reader, Settings settings) {
        return Tasks.recurring("member-reports", FixedDelay.of(settings.readEvery()))
                .execute((_, _) -> {
                    try {
                        reader.readAll();
                    } catch (InterruptedException e) {
                        // The panel stops. Not interrupted again: this thread has yet to write down that it is free.
                        log.debug("reading reports was interrupted", e);
                    }
                });
    }

    @Bean
    RecurringTask<Void> telemetryTidyTask(ReportReader reader) {
        return Tasks.recurring("telemetry-tidy", FixedDelay.ofHours(6)).execute((_, _) -> reader.tidy());
    }
}
