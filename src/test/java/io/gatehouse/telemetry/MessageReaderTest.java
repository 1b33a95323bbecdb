package io.gatehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.telemetry.MemberMessage.Answer;
import io.gatehouse.telemetry.MemberMessage.Beat;
import io.gatehouse.telemetry.MemberMessage.Happening;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private static final String HEAD =
            """
            "v":1,"network":"n7","member":"nat-a","boot":"b-1","seq":3,"at":"2026-03-01T10:00:00Z"\
            """;

    private static String message(String rest) {
        return "{" + HEAD + "," + rest + "}";
    }

    @Test
    void aHeartbeatIsReadAndWhatItLeavesOutIsUnknownNotZero() {
        var read =
                MessageReader.read(
                        message(
                                """
                                "kind":"heartbeat","carries":["nat-a","nat-b"],"fit":true,"egress":{"rttMs":1.2},"new":{}\
                                """));

        assertThat(read)
                .get()
                .isInstanceOfSatisfying(
                        Beat.class,
                        beat -> {
                            assertThat(beat.origin().id().text()).isEqualTo("n7/nat-a");
                            assertThat(beat.heartbeat().carried()).containsExactly("nat-a", "nat-b");
                            assertThat(beat.heartbeat().egress()).isEqualTo(new Heartbeat.Path(1.2, null));
                            assertThat(beat.heartbeat().conntrack()).isNull();
                            assertThat(beat.heartbeat().peer()).isNull();
                        });
    }

    @Test
    void anEventIsReadWithItsPhases() {
        var read =
                MessageReader.read(
                        message(
                                """
                                "kind":"event","event":"TAKEOVER_DONE","identity":"nat-b","reason":"peer\\u0000silent",\
                                "millis":{"total":420,"x y":1}\
                                """));

        assertThat(read)
                .get()
                .isInstanceOfSatisfying(
                        Happening.class,
                        event -> {
                            assertThat(event.identity()).isEqualTo("nat-b");
                            assertThat(event.reason()).isEqualTo("peer silent");
                            assertThat(event.millis()).containsOnlyKeys("total").containsEntry("total", 420L);
                        });
    }

    @Test
    void anAnswerIsRead() {
        var read = MessageReader.read(message("\"kind\":\"answer\",\"command\":\"c12\",\"ok\":false,\"text\":\"no\""));

        assertThat(read).get().isInstanceOfSatisfying(Answer.class, answer -> assertThat(answer.ok()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "42",
                "{\"v\":1}",
            })
    void whatIsNoMessageIsNone(String body) {
        assertThat(MessageReader.read(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'\"v\":1', '\"v\":2'",
                "n7, 7",
                "nat-a, <b>",
                "b-1, b 1",
                "'\"seq\":3', '\"seq\":\"many\"'",
                "2026-03-01T10:00:00Z, yesterday"
            })
    void whatDoesNotSayWhoSentItIsNone(String right, String wrong) {
        String body = message("\"kind\":\"heartbeat\"");
        assertThat(MessageReader.read(body)).isPresent();
        assertThat(MessageReader.read(body.replace(right, wrong))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\":\"shell\"",
                "\"kind\":\"heartbeat\",\"carries\":{\"a\":1}",
                "\"kind\":\"event\",\"event\":\"<script>\"",
                "\"kind\":\"event\",\"event\":\"FIT\",\"identity\":\"nat-a; x\"",
                "\"kind\":\"answer\",\"command\":\"c1; drop\",\"ok\":true",
                "\"kind\":\"answer\",\"command\":\"c1\""
            })
    void whatSaysSomethingElseThanAMessageMayIsNone(String rest) {
        assertThat(MessageReader.read(message(rest))).isEmpty();
    }

    @Test
    void noGarbageEverThrows() {
        var random = RandomGenerator.of("L64X128MixRandom");
        String good = message("\"kind\":\"event\",\"event\":\"FIT\",\"millis\":{\"total\":1}");
        assertThat(MessageReader.read(good)).isPresent();
        for (int turn = 0; turn < 5_000; turn++) {
            char[] damaged = good.toCharArray();
            for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (char) random.nextInt(1, 256);
            }
            MessageReader.read(new String(damaged));
        }
        assertThat(MessageReader.read("{".repeat(70_000))).isEmpty();
        assertThat(MessageReader.read("[".repeat(60_000))).isEmpty();
    }
}
