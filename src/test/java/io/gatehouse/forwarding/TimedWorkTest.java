package io.gatehouse.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.gatehouse.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class TimedWorkTest {

    /// The time of background work, which is not the clock's.
    private static final Instant NOW = Instant.parse("2026-02-28T07:00:00Z");

    private final SettableClock clock = SettableClock.standing();
    private final TimedWork work =
            new TimedWork(new StaticListableBeanFactory().getBeanProvider(Scheduler.class), clock, () -> NOW);

    @Test
    void whatIsDueSoonIsLookedAtThen() {
        assertThat(work.nextLook(clock.instant().plusSeconds(90))).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void whatIsDueLaterIsLookedAtNowAndThenForSomebodyMaySetTheClock() {
        Instant later = clock.instant().plus(Duration.ofDays(3));
        assertThat(work.nextLook(later)).isEqualTo(NOW.plus(Duration.ofMinutes(5)));

        clock.advance(Duration.ofDays(3).minusSeconds(10));
        assertThat(work.nextLook(later)).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void whatIsOverdueIsLookedAtAtOnce() {
        assertThat(work.nextLook(clock.instant().minusSeconds(30))).isBeforeOrEqualTo(NOW);
    }
}
