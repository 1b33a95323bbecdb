package io.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Availability.Missing;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

    @Test
    void whatIsThereAtTheSecondTryIsThere() {
        var tries = new AtomicInteger();

        Availability<Integer> answer =
                Availability.of(() -> {
                    int one = tries.incrementAndGet();
                    return one == 1 ? new Missing<>("not yet") : new Available<>(one);
                });

        assertThat(answer.orThrow()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereAfterThreeTriesIsMissingForTheLastReason() {
        var tries = new AtomicInteger();

        Availability<Integer> answer = Availability.of(() -> new Missing<>("try " + tries.incrementAndGet()));

        assertThat(answer).isEqualTo(new Missing<>("try 3"));
    }
}
