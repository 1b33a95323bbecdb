package io.gatehouse.testing;

import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Availability.Missing;
import java.time.Duration;
import java.util.List;

/** Whether this machine can make a Debian. */
final class Debootstrap {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Debootstrap() {}

    static Availability<?> availability() {
        return Command.succeeds(List.of("debootstrap", "--version"), PATIENCE)
                ? new Available<>(true)
                : new Missing<>("the command 'debootstrap' is not installed");
    }
}
