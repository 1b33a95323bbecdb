package io.gatehouse.reconcile;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.gatehouse.cloud.MemberChannel;
import io.gatehouse.cloud.MemberChannel.Report;
import io.gatehouse.cloud.sandbox.SandboxFixture;
import io.gatehouse.telemetry.CommandKind;
import io.gatehouse.telemetry.CommandPendingException;
import io.gatehouse.telemetry.Heartbeat;
import io.gatehouse.telemetry.MemberCommand;
import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.telemetry.MemberId;
import io.gatehouse.telemetry.MemberState;
import io.gatehouse.telemetry.Telemetry;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is heard of a simulated pair and what it is told, as the panel's database keeps it: it outlives a panel.
final class PairEars {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final SandboxFixture fixture;
    private final MemberChannel channel;
    private final Map<String, MemberState> states = new LinkedHashMap<>();
    private final List<MemberCommand> commands = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private boolean deaf;

    PairEars(SandboxFixture fixture) {
        this.fixture = fixture;
        this.channel = fixture.cloud().channel();
    }

    /// From now on, no command reaches a member.
    void losesCommands() {
        deaf = true;
    }

    /// What happened so far, such as `nat-b TAKEOVER_DONE nat-a`, in its order.
    synchronized List<String> events() {
        listen();
        return List.copyOf(events);
    }

    Telemetry telemetry() {
        Telemetry telemetry = mock();
        when(telemetry.members(any(NetworkId.class))).thenAnswer(_ -> states());
        return telemetry;
    }

    private synchronized List<MemberState> states() {
        listen();
        return List.copyOf(states.values());
    }

    /// @param panel who sends them: it may die before, in the middle or after
    MemberCommands commands(MortalPanel panel) {
        MemberCommands sender = mock();
        when(sender.latest(any(), anyInt())).thenAnswer(_ -> latest());
        when(sender.send(any(), any(), any()))
                .thenAnswer(call -> send(panel, call.getArgument(0), call.getArgument(1), call.getArgument(2)));
        doAnswer(call -> withdraw(panel, call.getArgument(0))).when(sender).withdraw(any(), any());
        return sender;
    }

    private synchronized @Nullable Object withdraw(MortalPanel panel, MemberId member) {
        panel.live(() -> {
            channel.remove(member.network(), member.member());
            return member;
        });
        panel.live(() -> {
            commands.replaceAll(one ->
                    one.member().equals(member) && one.answeredAt() == null ? answered(one, false, "made anew") : one);
            return member;
        });
        return null;
    }

    private synchronized List<MemberCommand> latest() {
        listen();
        return List.copyOf(commands.reversed());
    }

    private synchronized long send(MortalPanel panel, MemberId member, CommandKind kind, String author) {
        if (commands.stream().anyMatch(one -> one.isOpen(fixture.now()))) {
            throw mock(CommandPendingException.class);
        }
        var now = fixture.now();
        var command =
                new MemberCommand(
                        commands.size() + 1L,
                        member,
                        kind,
                        null,
                        author,
                        now,
                        now.plus(Duration.ofMinutes(2)),
                        null,
                        null,
                        null);
        panel.live(() -> commands.add(command));
        if (!deaf) {
            panel.live(() -> {
                channel.put(member.network(), member.member(), order(command));
                return command;
            });
        }
        return command.id();
    }

    private static String order(MemberCommand command) {
        return JSON.createObjectNode()
                .put("id", "c" + command.id())
                .put("kind", command.kind().name())
                .put("expiresAt", command.expiresAt().toString())
                .toString();
    }

    private void listen() {
        for (List<Report> some = channel.receive(Duration.ZERO); !some.isEmpty(); ) {
            some.stream().forEach(this::take);
            channel.acknowledge(some);
            some = channel.receive(Duration.ZERO);
        }
    }

    private void take(Report report) {
        JsonNode body = JSON.readTree(report.body());
        String member = body.path("member").asString();
        switch (body.path("kind").asString()) {
            case "heartbeat" -> {
                var id = new MemberId(NetworkId.parse(body.path("network").asString()).orElseThrow(), member);
                var beat = JSON.treeToValue(body, Heartbeat.class);
                var state = new MemberState(id, body.path("boot").asString(), report.sentAt(), Duration.ZERO, beat);
                states.merge(member, state, (old, one) -> one.sentAt().isBefore(old.sentAt()) ? old : one);
            }
            case "answer" -> commands.replaceAll(one -> answered(one, body));
            default ->
                    events.add(
                            "%s %s %s"
                                    .formatted(
                                            member, body.path("event").asString(), body.path("identity").asString(""))
                                    .strip());
        }
    }

    private MemberCommand answered(MemberCommand command, JsonNode answer) {
        return answer.path("command").asString().equals("c" + command.id())
                ? answered(command, answer.path("ok").asBoolean(), answer.path("text").asString())
                : command;
    }

    private MemberCommand answered(MemberCommand command, boolean ok, String text) {
        return new MemberCommand(
                command.id(),
                command.member(),
                command.kind(),
                command.target(),
                command.author(),
                command.issuedAt(),
                command.expiresAt(),
                fixture.now(),
                ok,
                text);
    }
}
