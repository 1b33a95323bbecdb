package io.gatehouse.telemetry;

import io.gatehouse.telemetry.MemberMessage.Answer;
import io.gatehouse.telemetry.MemberMessage.Beat;
import io.gatehouse.telemetry.MemberMessage.Happening;
import io.gatehouse.telemetry.MemberMessage.Origin;
import io.gatehouse.topology.NetworkId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads messages of NAT instances. Whoever can send to the queue can send anything, so whatever is not exactly a
/// message is none; fields that nobody knows are passed over, because the agent may be newer than the panel.
final class MessageReader {

    /// Longer than any message of the agent's.
    private static final int LONGEST = 64 * 1024;

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_ANSWER = 1000;
    private static final int MOST_PHASES = 10;
    private static final int VERSION = 1;
    private static final Pattern MEMBER = Pattern.compile("nat-[a-z]");
    private static final Pattern BOOT = Pattern.compile("[A-Za-z0-9._:-]{1,80}");
    private static final Pattern WORD = Pattern.compile("[A-Z_]{1,40}");
    private static final Pattern COMMAND = Pattern.compile("c[0-9]{1,18}");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private MessageReader() {}

    /// The message; empty when it is none.
    static Optional<MemberMessage> read(String body) {
        if (body.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(body);
            return root.path("v").asInt(0) == VERSION
                    ? origin(root).flatMap(origin -> message(origin, root))
                    : Optional.empty();
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Origin> origin(JsonNode root) {
        String member = root.path("member").asString("");
        String boot = root.path("boot").asString("");
        JsonNode seq = root.path("seq");
        if (!MEMBER.matcher(member).matches() || !BOOT.matcher(boot).matches() || !seq.canConvertToLong()) {
            return Optional.empty();
        }
        Instant at = Instant.parse(root.path("at").asString(""));
        return NetworkId.parse(root.path("network").asString(""))
                .map(network -> new Origin(new MemberId(network, member), boot, seq.asLong(), at));
    }

    private static Optional<MemberMessage> message(Origin origin, JsonNode root) {
        return switch (root.path("kind").asString("")) {
            case "heartbeat" -> Optional.of(new Beat(origin, JSON.treeToValue(root, Heartbeat.class)));
            case "event" -> happening(origin, root);
            case "answer" -> answer(origin, root);
            default -> Optional.empty();
        };
    }

    private static Optional<MemberMessage> happening(Origin origin, JsonNode root) {
        String event = root.path("event").asString("");
        String identity = root.path("identity").asString("");
        if (!WORD.matcher(event).matches() || !identity.isEmpty() && !MEMBER.matcher(identity).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Happening(
                        origin,
                        event,
                        identity.isEmpty() ? null : identity,
                        text(root.path("reason"), LONGEST_REASON),
                        phases(root.path("millis"))));
    }

    private static Map<String, Long> phases(JsonNode millis) {
        var phases = new TreeMap<String, Long>();
        millis.properties().stream()
                .filter(one -> one.getKey().matches("[a-z]{1,20}") && one.getValue().canConvertToLong())
                .limit(MOST_PHASES)
                .forEach(one -> phases.put(one.getKey(), Math.max(0, one.getValue().asLong())));
        return phases;
    }

    private static Optional<MemberMessage> answer(Origin origin, JsonNode root) {
        String command = root.path("command").asString("");
        String text = text(root.path("text"), LONGEST_ANSWER);
        return COMMAND.matcher(command).matches() && root.path("ok").isBoolean()
                ? Optional.of(new Answer(origin, command, root.path("ok").asBoolean(), text == null ? "" : text))
                : Optional.empty();
    }

    /// Without control characters, which nobody means to be read, and no longer than there is room for.
    private static @Nullable String text(JsonNode node, int longest) {
        if (!node.isString()) {
            return null;
        }
        String clean = node.asString().replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
    }
}
