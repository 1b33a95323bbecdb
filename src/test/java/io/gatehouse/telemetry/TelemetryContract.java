package io.gatehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.testing.SettableClock;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What members report, kept; and what they are told.
@DataJpaTest(showSql = false)
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import({
    ReportLedger.class,
    ReportReader.class,
    Senders.class,
    MemberCommands.class,
    Telemetry.class,
    TelemetryJson.class,
    Clouds.class,
    TelemetryContract.Surroundings.class
})
abstract class TelemetryContract {

    private static final AtomicLong NETWORKS = new AtomicLong(100);

    @Autowired private ReportReader reader;
    @Autowired private MemberCommands commands;
    @Autowired private Telemetry telemetry;
    @Autowired private SettableClock clock;
    @Autowired private ScriptedChannel channel;
    @Autowired private Surroundings surroundings;

    private NetworkId network;
    private MemberDirectory.Region region;

    static class Surroundings {
        MemberDirectory.Region region;
        Map<AwsId, MemberId> instances = Map.of();

        @Bean
        SettableClock clock() {
            return SettableClock.standing();
        }

        @Bean
        ScriptedChannel channel() {
            return new ScriptedChannel();
        }

        @Bean
        MemberDirectory directory() {
            return () -> region == null ? List.of() : List.of(region);
        }

        @Bean
        MemberInstances instances() {
            return _ -> instances;
        }
    }

    @BeforeEach
    void newNetwork() {
        network = new NetworkId(NETWORKS.incrementAndGet());
        region =
                new MemberDirectory.Region(
                        new AccountConnection(new AccountRegion(1, "eu-west-1"), CloudKind.SANDBOX, null, null),
                        Map.of(network, Set.of("nat-a", "nat-b")));
        surroundings.region = region;
        channel.waiting.clear();
        channel.commands.clear();
        channel.failure = null;
        channel.forgetsAcknowledgements = false;
    }

    @Test
    void theLastHeartbeatIsWhatIsKnownAndItIsAcknowledged() {
        beat("nat-a", "b1", 1, 0, "\"load\":0.1");
        beat("nat-a", "b1", 2, 10, "\"load\":0.2");
        read();

        assertThat(telemetry.members(network))
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.heartbeat().load()).isEqualTo(0.2);
                    assertThat(state.sentAt()).isEqualTo(at(10));
                    assertThat(state.isSilent(at(40))).isFalse();
                    assertThat(state.isSilent(at(46))).isTrue();
                });
        assertThat(channel.waiting).isEmpty();
    }

    @Test
    void aMemberIsSilentAsSoonAsItsPeerHasTakenOverForThatReasonAlone() {
        beat("nat-a", "b1", 1, 0, "\"carries\":[\"nat-a\"]");
        takeover("nat-b", 1, 2, "nat-a", "handed over");
        read();
        assertThat(telemetry.members(network)).singleElement().matches(state -> !state.isSilent(at(3)));

        takeover("nat-b", 2, 4, "nat-a", "peer silent, public address silent");
        read();
        assertThat(telemetry.members(network)).singleElement().matches(state -> state.isSilent(at(5)));

        beat("nat-a", "b2", 1, 20, "\"carries\":[]");
        read();
        assertThat(telemetry.members(network)).singleElement().matches(state -> !state.isSilent(at(21)));
    }

    private void takeover(String member, long seq, int second, String identity, String reason) {
        String message = "\"kind\":\"event\",\"event\":\"TAKEOVER_DONE\",\"identity\":\"%s\",\"reason\":\"%s\"";
        send(member, "b1", seq, at(second), at(second), message.formatted(identity, reason));
    }

    @Test
    void messagesThatComeTwiceAndInAnyOrderLeaveTheSameBehind() {
        for (long seed = 0; seed < 5; seed++) {
            newNetwork();
            var order = new ArrayList<Runnable>();
            for (int i = 1; i <= 8; i++) {
                int seq = i;
                Runnable beat = () -> beat("nat-b", "b1", seq * 2, seq, "\"load\":" + seq);
                Runnable event = () -> event("nat-b", "b1", seq * 2 + 1, seq, "FIT");
                Collections.addAll(order, beat, event, beat, event);
            }
            Collections.shuffle(order, new Random(seed));
            order.forEach(Runnable::run);
            read();

            assertThat(telemetry.members(network))
                    .singleElement()
                    .satisfies(state -> assertThat(state.heartbeat().load()).isEqualTo(8.0));
            assertThat(telemetry.events(network, 100)).as("seed %d", seed).hasSize(8);
        }
    }

    @Test
    void whatAPanelStoredBeforeItDiedIsStoredOnce() {
        event("nat-a", "b1", 1, 0, "STARTED");
        channel.forgetsAcknowledgements = true;
        read();
        channel.forgetsAcknowledgements = false;
        read();

        assertThat(telemetry.events(network, 100)).hasSize(1);
        assertThat(channel.waiting).isEmpty();
    }

    @Test
    void aMemberThatStartedAnewIsBelievedAlsoWhenItsClockIsBehindAndOldMessagesAreNot() {
        beat("nat-a", "b1", 900, 100, "\"load\":1");
        send("nat-a", "b2", 1, at(120), at(-480), "\"kind\":\"heartbeat\",\"load\":2");
        beat("nat-a", "b1", 901, 110, "\"load\":3");
        read();

        assertThat(telemetry.members(network))
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.heartbeat().load()).isEqualTo(2.0);
                    assertThat(state.skew()).isEqualTo(Duration.ofMinutes(-10));
                    assertThat(state.hasWrongClock()).isTrue();
                });
    }

    @Test
    void garbageAndWhatIsAboutOthersIsThrownAway() {
        channel.send("not even JSON", at(0));
        channel.send("{}", at(0));
        channel.send(body("n999999", "nat-a", "b1", 1, at(0), "\"kind\":\"heartbeat\""), at(0));
        channel.send(body(network.text(), "nat-c", "b1", 1, at(0), "\"kind\":\"heartbeat\""), at(0));
        beat("nat-a", "b1", 1, 0, "\"load\":1");
        read();

        assertThat(telemetry.members(network)).hasSize(1);
        assertThat(channel.waiting).isEmpty();
    }

    @Test
    void anInstanceThatIsOneMemberDoesNotSpeakForAnother() {
        var first = new AwsId("i-0123456789abcdef" + network.number() % 10);
        surroundings.instances = Map.of(first, new MemberId(network, "nat-a"));
        clock.advance(Duration.ofMinutes(1));

        beat(first, "nat-a", 1, "\"load\":1");
        beat(first, "nat-b", 1, "\"load\":2");
        read();

        assertThat(telemetry.members(network))
                .singleElement()
                .satisfies(state -> assertThat(state.id().member()).isEqualTo("nat-a"));
        assertThat(channel.waiting).isEmpty();
    }

    @Test
    void anInstanceThatIsNotKnownYetIsBelievedUntilItIsKnown() {
        var old = new AwsId("i-00000000000000001");
        var successor = new AwsId("i-00000000000000002");
        surroundings.instances = Map.of(old, new MemberId(network, "nat-a"));
        clock.advance(Duration.ofMinutes(1));
        beat(successor, "nat-a", 1, "\"load\":1");
        read();
        assertThat(telemetry.members(network)).hasSize(1);

        surroundings.instances = Map.of(successor, new MemberId(network, "nat-a"));
        clock.advance(Duration.ofSeconds(20));
        beat(successor, "nat-a", 2, "\"load\":2");
        beat(successor, "nat-b", 3, "\"load\":3");
        beat(old, "nat-b", 4, "\"load\":4");
        read();

        assertThat(telemetry.members(network))
                .singleElement()
                .satisfies(state -> assertThat(state.heartbeat().load()).isEqualTo(2.0));
    }

    private void beat(AwsId sender, String member, long seq, String fields) {
        String body = body(network.text(), member, "b1", seq, at(0), "\"kind\":\"heartbeat\"," + fields);
        channel.send(body, at((int) seq), sender);
    }

    @Test
    void aFloodOfEventsIsBounded() {
        for (int seq = 1; seq <= 450; seq++) {
            event("nat-a", "b1", seq, 0, "FIT");
        }
        event("nat-b", "b1", 1, 0, "FIT");
        read();

        assertThat(telemetry.events(network, 1000)).hasSize(301);
        assertThat(channel.waiting).isEmpty();
    }

    @Test
    void aCommandIsPutWhereItsMemberLooksAndTakenAwayOnceItIsAnswered() {
        long id = commands.send(new MemberId(network, "nat-a"), CommandKind.DRILL, "ines");
        assertThat(channel.commands.get(network + "/nat-a"))
                .contains("\"id\":\"c" + id + "\"", "\"kind\":\"DRILL\"", "\"expiresAt\":\"" + at(120) + "\"");
        assertThatThrownBy(() -> commands.send(new MemberId(network, "nat-b"), CommandKind.DRILL, "ines"))
                .isInstanceOf(CommandPendingException.class);

        answer("nat-b", 1, id, true, "not its command");
        answer("nat-a", 2, id, true, "nat-b carries nat-a now.");
        answer("nat-a", 3, id, false, "a second answer");
        read();

        assertThat(commands.latest(network, 10))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.ok()).isTrue();
                    assertThat(command.answer()).isEqualTo("nat-b carries nat-a now.");
                    assertThat(command.author()).isEqualTo("ines");
                });
        assertThat(channel.commands).as("somebody may send the next one just now").hasSize(1);

        clock.advance(MemberCommands.SETTLED.plusSeconds(1));
        read();

        assertThat(channel.commands).isEmpty();
        commands.send(new MemberId(network, "nat-b"), CommandKind.DRILL, "ines");
    }

    @Test
    void aCommandThatNobodyAnswersIsTakenAwayWhenItHasExpired() {
        commands.send(new MemberId(network, "nat-a"), CommandKind.DRILL, "ines");
        read();
        assertThat(channel.commands).hasSize(1);

        clock.advance(Duration.ofMinutes(3));
        read();

        assertThat(channel.commands).isEmpty();
        assertThat(commands.latest(network, 1).getFirst().isOpen(clock.instant())).isFalse();
    }

    /// Whoever comes after a machine must not find what that was told.
    @Test
    void whatAMachineWasToldAndDidNotAnswerIsTakenBackWithItsEnd() {
        var member = new MemberId(network, "nat-a");
        commands.send(member, CommandKind.HAND_OVER, "run 7");
        channel.failure = new CloudFailure(Reason.UNAVAILABLE, "s3:DeleteObject", "", "");
        assertThatThrownBy(() -> commands.withdraw(member, "gone")).isInstanceOf(CloudException.class);
        channel.failure = null;
        assertThat(commands.latest(network, 1).getFirst().isOpen(clock.instant())).isTrue();

        commands.withdraw(member, "nat-a was made anew before it answered.");
        commands.withdraw(member, "again");

        assertThat(channel.commands).isEmpty();
        assertThat(commands.latest(network, 10))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.ok()).isFalse();
                    assertThat(command.answer()).isEqualTo("nat-a was made anew before it answered.");
                });
        commands.send(member, CommandKind.DRILL, "ines");
    }

    @Test
    void whatWasAnsweredKeepsItsAnswer() {
        var member = new MemberId(network, "nat-a");
        long id = commands.send(member, CommandKind.HAND_OVER, "run 7");
        answer("nat-a", 1, id, true, "nat-b carries nat-a now.");
        read();
        commands.withdraw(member, "gone");

        assertThat(commands.latest(network, 1).getFirst().answer()).isEqualTo("nat-b carries nat-a now.");
    }

    @Test
    void theNameThatTheResolverIsAskedForIsInTheCommandAndKept() {
        LookupName longest = LookupName.of("a".repeat(63) + ("." + "b".repeat(63)).repeat(2) + ".c").orElseThrow();
        commands.askResolver(new MemberId(network, "nat-a"), longest, "ines");

        assertThat(channel.commands.get(network + "/nat-a"))
                .contains("\"kind\":\"ASK_RESOLVER\"", "\"name\":\"" + longest + "\"")
                .doesNotContain("address", "port");
        assertThat(commands.latest(network, 1).getFirst().target()).isEqualTo(longest.text());
        assertThat(LookupName.of("a".repeat(64))).isEmpty();
        assertThat(LookupName.of("db.ck.local.")).isPresent();
    }

    @Test
    void aCommandThatCannotBeDeliveredSaysSoAndIsNotWaitedFor() {
        channel.failure = new CloudFailure(Reason.UNAUTHORIZED, "s3:PutObject", "AccessDenied", "no");

        assertThatThrownBy(() -> commands.send(new MemberId(network, "nat-a"), CommandKind.DRILL, "ines"))
                .isInstanceOf(CloudException.class);

        assertThat(commands.latest(network, 1))
                .singleElement()
                .satisfies(command -> {
                    assertThat(command.ok()).isFalse();
                    assertThat(command.answer()).startsWith("It could not be delivered: s3:PutObject failed.");
                });
    }

    @Test
    void whatNobodyWantsAnyMoreIsForgotten() throws InterruptedException {
        beat("nat-a", "b1", 1, 0, "\"load\":1");
        event("nat-a", "b1", 2, 0, "STARTED");
        read();
        surroundings.region = null;
        clock.advance(Duration.ofDays(91));

        reader.tidy();

        assertThat(telemetry.members(network)).isEmpty();
        assertThat(telemetry.events(network, 10)).isEmpty();
    }

    @Test
    void aQueueThatCannotBeReadHarmsNobody() throws InterruptedException {
        channel.failure = new CloudFailure(Reason.UNAUTHORIZED, "sqs:ReceiveMessage", "AccessDenied", "no");
        reader.readAll();
        channel.failure = null;
        beat("nat-a", "b1", 1, 0, "\"load\":1");
        reader.readAll();

        assertThat(telemetry.members(network)).hasSize(1);
    }

    private void read() {
        reader.read(region);
    }

    private Instant at(int seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    private void beat(String member, String boot, long seq, int second, String rest) {
        send(member, boot, seq, at(second), at(second), "\"kind\":\"heartbeat\"," + rest);
    }

    private void event(String member, String boot, long seq, int second, String event) {
        send(member, boot, seq, at(second), at(second), "\"kind\":\"event\",\"event\":\"" + event + "\"");
    }

    private void answer(String member, long seq, long command, boolean ok, String text) {
        send(
                member,
                "b1",
                seq,
                at(0),
                at(0),
                "\"kind\":\"answer\",\"command\":\"c%d\",\"ok\":%s,\"text\":\"%s\"".formatted(command, ok, text));
    }

    private void send(String member, String boot, long seq, Instant sentAt, Instant said, String rest) {
        channel.send(body(network.text(), member, boot, seq, said, rest), sentAt);
    }

    private static String body(String network, String member, String boot, long seq, Instant said, String rest) {
        return "{\"v\":1,\"network\":\"%s\",\"member\":\"%s\",\"boot\":\"%s\",\"seq\":%d,\"at\":\"%s\",%s}"
                .formatted(network, member, boot, seq, said, rest);
    }
}
