package io.gatehouse.telemetry;

import io.gatehouse.cloud.MemberChannel.Report;
import io.gatehouse.telemetry.MemberMessage.Answer;
import io.gatehouse.telemetry.MemberMessage.Beat;
import io.gatehouse.telemetry.MemberMessage.Happening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes note of what members report. What comes twice is kept once, what comes late does not overwrite what came after
/// it, and what nobody should have sent is thrown away.
@Component
class ReportLedger {

    private static final Logger log = LoggerFactory.getLogger(ReportLedger.class);

    /// More than a member that flaps as fast as it may has to say; what is beyond that says nothing new.
    private static final int MOST_EVENTS_AN_HOUR = 300;

    private static final String TAKEN_OVER = "TAKEOVER_DONE";

    /// How the reason of a takeover begins that nobody asked for, in the agent's words.
    private static final String PEER_SILENT = "peer silent";

    private static final Set<String> MOVES = Set.of(TAKEN_OVER, "FAILBACK_DONE");

    private static final Duration KEPT = Duration.ofDays(90);

    private final StateRows states;
    private final EventRows events;
    private final CommandRows commands;
    private final Senders senders;
    private final TelemetryJson json;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    ReportLedger(
            StateRows states,
            EventRows events,
            CommandRows commands,
            Senders senders,
            TelemetryJson json,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.states = states;
        this.events = events;
        this.commands = commands;
        this.senders = senders;
        this.json = json;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// Takes note of reports that came through the channel of a region, all or none of them.
    @Transactional
    void keep(MemberDirectory.Region region, List<Report> reports) {
        int refused = 0;
        for (Report report : reports) {
            var message = MessageReader.read(report.body()).filter(one -> region.has(one.origin().id()));
            if (message.isEmpty()) {
                refused++;
            } else if (senders.maySpeak(region, report, message.get().origin().id())) {
                keep(message.get(), report.sentAt());
            }
        }
        if (refused > 0) {
            log.warn(
                    "{} messages in the queue of account {} were not a member’s.",
                    refused,
                    region.connection().where().accountId());
        }
    }

    private void keep(MemberMessage message, Instant sentAt) {
        switch (message) {
            case Beat beat -> keep(beat, sentAt);
            case Happening happening -> keep(happening, sentAt);
            case Answer answer -> keep(answer);
        }
    }

    private void keep(Beat beat, Instant sentAt) {
        String text = json.write(beat.heartbeat());
        states.findById(beat.origin().id().text())
                .ifPresentOrElse(
                        row -> {
                            if (!row.knowsBetterThan(beat.origin(), sentAt)) {
                                row.take(beat.origin(), sentAt, text);
                            }
                        },
                        () -> states.save(new StateRow(beat.origin(), sentAt, text)));
    }

    private void keep(Happening happening, Instant sentAt) {
        var origin = happening.origin();
        long network = origin.id().network().number();
        String member = origin.id().member();
        if (events.existsByNetworkIdAndMemberAndBootAndSeq(network, member, origin.boot(), origin.seq())) {
            return;
        }
        Instant hour = clock.instant().minus(Duration.ofHours(1));
        if (events.countByNetworkIdAndMemberAndSentAtAfter(network, member, hour) < MOST_EVENTS_AN_HOUR) {
            events.saveAndFlush(new EventRow(happening, sentAt, json.write(happening.millis())));
            peerFoundSilent(happening)
                    .flatMap(peer -> states.findById(peer.text()))
                    .ifPresent(row -> row.findSilent(sentAt));
            if (MOVES.contains(happening.event())) {
                publisher.publishEvent(new IdentityMoved(origin.id().network()));
            }
        }
    }

    /// The member that another one had to take over from: both of the takeover's signals said that it is gone.
    private static Optional<MemberId> peerFoundSilent(Happening happening) {
        boolean silent =
                happening.event().equals(TAKEN_OVER)
                        && Objects.requireNonNullElse(happening.reason(), "").startsWith(PEER_SILENT);
        MemberId teller = happening.origin().id();
        return Optional.ofNullable(happening.identity())
                .filter(home -> silent && !home.equals(teller.member()))
                .map(home -> new MemberId(teller.network(), home));
    }

    private void keep(Answer answer) {
        commands.findById(Long.parseLong(answer.command().substring(1)))
                .filter(row -> row.member().equals(answer.origin().id()))
                .ifPresent(row -> row.answer(answer.ok(), answer.text(), clock.instant()));
    }

    /// Forgets what is old, and NAT instances that nobody wants any more.
    @Transactional
    void tidy(List<MemberDirectory.Region> regions) {
        Instant old = clock.instant().minus(KEPT);
        events.deleteOlderThan(old);
        commands.deleteOlderThan(old);
        states.findAll().stream()
                .filter(row -> regions.stream().noneMatch(region -> region.members().containsKey(row.network())))
                .forEach(states::delete);
    }
}
