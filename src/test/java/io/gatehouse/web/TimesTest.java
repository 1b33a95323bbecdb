package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private final Times times = new Times();

    @ParameterizedTest
    @CsvSource({"PT0.612S,0.6 s", "PT12S,12 s", "PT1M,1 min", "PT2M6S,2 min 6 s", "PT7H58M,7 h 58 min", "P3DT1H,3 d"})
    void aSpanHasTwoUnitsAtMost(Duration length, String words) {
        assertThat(times.span(length)).isEqualTo(words);
    }

    @Test
    void aMomentIsWrittenInUniversalTime() {
        assertThat(times.absolute(Instant.parse("2026-03-03T14:02:11.5Z"))).isEqualTo("3 Mar 2026, 14:02:11 UTC");
    }
}
