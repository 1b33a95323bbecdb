package io.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SignInThrottleTest {

    private static final String HERE = "192.0.2.7";

    private final SettableClock clock = SettableClock.standing();
    private SignInThrottle throttle;

    @BeforeEach
    void migrate() {
        var source = new DriverManagerDataSource("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        Flyway.configure().dataSource(source).target("1.1").load().migrate();
        throttle = new SignInThrottle(JdbcClient.create(source), clock);
    }

    @Test
    void fiveTriesAreFreeAndThenComesAPause() {
        tryFiveTimes();

        assertThat(throttle.admit("ada", HERE)).contains(Duration.ofSeconds(30));
    }

    @Test
    void thePauseDoublesUpToAQuarterOfAnHour() {
        tryFiveTimes();
        for (var seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            assertThat(throttle.admit("ada", HERE)).contains(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(throttle.admit("ada", HERE)).isEmpty();
        }
    }

    @Test
    void aRefusedTryDoesNotMakeThePauseLonger() {
        tryFiveTimes();
        clock.advance(Duration.ofSeconds(10));

        assertThat(throttle.admit("ada", HERE)).contains(Duration.ofSeconds(20));
        assertThat(throttle.admit("ada", HERE)).contains(Duration.ofSeconds(20));
    }

    @Test
    void anotherAddressAndAnotherUserNameArePausedOnTheirOwn() {
        tryFiveTimes();

        assertThat(throttle.admit("ada", "192.0.2.8")).isEmpty();
        assertThat(throttle.admit("bob", HERE)).isEmpty();
        assertThat(throttle.admit(" ADA ", HERE)).isPresent();
    }

    @Test
    void oneAddressTriesFiftyUserNamesAndNoMore() {
        for (var i = 0; i < 50; i++) {
            assertThat(throttle.admit("guess" + i, HERE)).isEmpty();
        }

        assertThat(throttle.admit("ada", HERE)).contains(Duration.ofSeconds(30));
        assertThat(throttle.admit("ada", "192.0.2.8")).isEmpty();
    }

    @Test
    void theRightPasswordForgetsTheWrongOnes() {
        tryFiveTimes();
        throttle.succeeded("ada", HERE);

        assertThat(throttle.admit("ada", HERE)).isEmpty();
    }

    @Test
    void aDayLaterEverythingIsForgotten() {
        tryFiveTimes();
        clock.advance(Duration.ofHours(24));

        tryFiveTimes();
    }

    @Test
    void manyAtOnceAreCountedOneByOne() throws Exception {
        var tries = new ArrayList<Callable<Optional<Duration>>>();
        for (var i = 0; i < 40; i++) {
            tries.add(() -> throttle.admit("ada", HERE));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(tries).stream().filter(each -> each.resultNow().isEmpty())).hasSize(5);
        }
    }

    private void tryFiveTimes() {
        for (var i = 0; i < 5; i++) {
            assertThat(throttle.admit("ada", HERE)).isEmpty();
        }
    }
}
