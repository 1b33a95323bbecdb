package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.topology.NetworkId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatusRowTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final StatusRow row = new StatusRow(new NetworkId(1));

    @Test
    void whatWasSeenEarlierDoesNotTakeThePlaceOfWhatWasSeenLater() {
        swept(NOON);

        assertThat(row.isNewerThan(NOON.minusSeconds(1), NOON.plusSeconds(5))).isTrue();
        assertThat(row.isNewerThan(NOON, NOON.plusSeconds(5))).isFalse();
        assertThat(row.isNewerThan(NOON.plusSeconds(1), NOON.plusSeconds(5))).isFalse();
    }

    @Test
    void whatWasSeenBeforeTheClockWasSetBackIsNotTheNewestForAnHour() {
        swept(NOON.plusSeconds(3600));

        assertThat(row.isNewerThan(NOON, NOON.plusSeconds(5))).isFalse();
    }

    @Test
    void whateverIsSeenFirstIsNews() {
        assertThat(row.isNewerThan(NOON, NOON)).isFalse();
    }

    private void swept(Instant at) {
        row.swept(at, 1, new StatusRow.Counts(0, 0), true, "[]", "{}");
    }
}
