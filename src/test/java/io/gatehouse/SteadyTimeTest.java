package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {

    private static final Instant BEGAN = Instant.parse("2026-03-01T12:00:00Z");

    private Duration awake = Duration.ofHours(3);
    private Duration on = Duration.ofHours(7);

    private final SteadyTime time = new SteadyTime(BEGAN, () -> awake.toNanos(), () -> Optional.of(on));

    @Test
    void itPassesWhileTheMachineIsAwake() {
        passes(Duration.ofMinutes(5), Duration.ofMinutes(5));

        assertThat(time.instant()).isEqualTo(BEGAN.plus(Duration.ofMinutes(5)));
    }

    @Test
    void itPassesWhileTheMachineSleepsToo() {
        passes(Duration.ofSeconds(2), Duration.ofHours(9).plusSeconds(2));
        assertThat(time.instant()).isEqualTo(BEGAN.plus(Duration.ofHours(9).plusSeconds(2)));

        passes(Duration.ofSeconds(2), Duration.ofMinutes(1).plusSeconds(2));
        assertThat(time.instant()).isEqualTo(BEGAN.plus(Duration.ofHours(9).plusSeconds(64)));
    }

    @Test
    void howFinelyTheUptimeIsMeasuredChangesNothing() {
        passes(Duration.ofSeconds(2), Duration.ofMillis(2_009));
        assertThat(time.instant()).isEqualTo(BEGAN.plusSeconds(2));

        passes(Duration.ofSeconds(2), Duration.ofMillis(1_990));
        assertThat(time.instant()).isEqualTo(BEGAN.plusSeconds(4));
    }

    @Test
    void whereNobodyKnowsTheUptimeItStandsStillMeanwhile() {
        var other = new SteadyTime(BEGAN, () -> awake.toNanos(), Optional::empty);
        passes(Duration.ofSeconds(2), Duration.ofHours(9));

        assertThat(other.instant()).isEqualTo(BEGAN.plusSeconds(2));
    }

    @Test
    void thisMachinesGoes() {
        var here = SteadyTime.from(BEGAN);

        assertThat(here.instant()).isCloseTo(BEGAN, within(1, ChronoUnit.MINUTES));
        assertThat(here.instant()).isAfterOrEqualTo(BEGAN);
    }

    private void passes(Duration here, Duration everywhere) {
        awake = awake.plus(here);
        on = on.plus(everywhere);
    }
}
