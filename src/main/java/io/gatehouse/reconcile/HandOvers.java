package io.gatehouse.reconcile;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.network.Network;
import io.gatehouse.telemetry.CommandKind;
import io.gatehouse.telemetry.CommandPendingException;
import io.gatehouse.telemetry.MemberCommand;
import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.telemetry.MemberId;
import io.gatehouse.telemetry.MemberState;
import io.gatehouse.telemetry.NatHealth;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Has a NAT instance hand over to its peer before it is terminated to be made again, and its successor take back what
/// is its own before anything else is done. What goes away for good, because nobody wants it any more, is none of its
/// business.
///
/// It remembers nothing: the members' heartbeats and the commands with their answers say how far a hand-over has come,
/// so whoever takes a run up goes on with it.
@Component
class HandOvers {

    /// So often a member may leave the command unanswered before it is taken for deaf.
    private static final int CHANCES = 2;

    /// A heartbeat comes every ten seconds; one that is due by now says what came of the answer.
    private static final Duration NEXT_WORD = Duration.ofSeconds(15);

    private static final int COMMANDS = 50;

    private final Standings standings;
    private final MemberCommands commands;

    HandOvers(Standings standings, MemberCommands commands) {
        this.standings = standings;
        this.commands = commands;
    }

    /// Whether an instance may be terminated now.
    sealed interface Leave {

        /// It may.
        ///
        /// @param note what is worth knowing about it, as a sentence; empty when nothing is
        record Granted(String note) implements Leave {}

        /// Not now.
        ///
        /// @param outcome how the deletion goes on
        record Refused(Outcome outcome) implements Leave {}
    }

    private static final Leave AT_ONCE = new Leave.Granted("");

    /// Brings the hand-over of an instance a step further.
    ///
    /// @param run the run that wants to terminate it
    /// @param proven instances of which nothing is [#missing] any more
    Leave leave(Network network, long run, ResourceKey instance, Set<ResourceKey> proven) {
        return standings
                .of(network, instance, proven)
                .filter(standing -> standing.peer().isPresent())
                .map(standing -> leave(network, run, standing))
                .orElse(AT_ONCE);
    }

    private Leave leave(Network network, long run, Standing standing) {
        String member = standing.member().slot();
        if (!standing.isHeard()) {
            return new Leave.Granted("%s was silent, so there was nobody to hand over first.".formatted(member));
        }
        if (!standing.carriesAnything()) {
            return AT_ONCE;
        }
        if (!standing.peerCouldTakeOver()) {
            return new Leave.Refused(
                    new Outcome.Retry(new CloudFailure(Reason.NOT_SAFE, "Terminating " + member, "", "")));
        }
        List<MemberCommand> told = told(network, run, member);
        if (told.stream().filter(one -> one.answeredAt() == null && !one.isOpen(standing.now())).count() >= CHANCES) {
            return new Leave.Granted(
                    "%s did not answer when it was told to hand over, so it was terminated without.".formatted(member));
        }
        return new Leave.Refused(handOver(network, run, standing, told));
    }

    private List<MemberCommand> told(Network network, long run, String member) {
        return commands.latest(network.id(), COMMANDS).stream()
                .filter(one -> one.kind() == CommandKind.HAND_OVER && one.author().equals(author(run)))
                .filter(one -> one.member().member().equals(member))
                .toList();
    }

    private static String author(long run) {
        return "run " + run;
    }

    private Outcome handOver(Network network, long run, Standing standing, List<MemberCommand> told) {
        String member = standing.member().slot();
        var until = new Outcome.NotYet("%s to take over what %s carries".formatted(standing.peerName(), member));
        if (!told.isEmpty() && isUnderWay(told.getFirst(), standing)) {
            return until;
        }
        try {
            commands.send(new MemberId(network.id(), member), CommandKind.HAND_OVER, author(run));
            return until;
        } catch (CommandPendingException e) {
            return new Outcome.NotYet("the pair to answer the command that it was given before");
        } catch (CloudException e) {
            return failed(e);
        }
    }

    /// How an action goes on that could not do something beforehand.
    static Outcome failed(CloudException e) {
        return e.failure().mayPass() ? new Outcome.Retry(e.failure()) : Outcome.Failed.of(e);
    }

    /// Whether an answer, or the heartbeat that shows what came of it, may still come.
    private static boolean isUnderWay(MemberCommand command, Standing standing) {
        var answered = command.answeredAt();
        return answered == null ? command.isOpen(standing.now()) : standing.now().isBefore(answered.plus(NEXT_WORD));
    }

    /// Names the machine that a NAT instance has been until now by the time since it started; empty when nothing was
    /// ever heard from there, so that there is nothing to take back either.
    Optional<String> predecessor(Network network, ResourceKey instance) {
        return standings.of(network, instance).flatMap(Standing::said).map(MemberState::boot);
    }

    /// Makes sure that a successor does not find what its predecessor was told.
    ///
    /// @throws CloudException when that could not be done
    void forget(Network network, ResourceKey instance) {
        standings
                .of(network, instance)
                .map(standing -> new MemberId(network.id(), standing.member().slot()))
                .ifPresent(member ->
                        commands.withdraw(member, "%s was made anew before it answered.".formatted(member.member())));
    }

    /// What is missing until the successor of a NAT instance has its place again; empty when nothing is.
    ///
    /// @param predecessor the machine before, as [#predecessor] named it
    Optional<String> missing(Network network, ResourceKey instance, String predecessor) {
        return standings.of(network, instance).flatMap(standing -> missing(standing, predecessor));
    }

    private static Optional<String> missing(Standing standing, String predecessor) {
        String member = standing.member().slot();
        if (standing.said().filter(state -> !state.boot().equals(predecessor)).isEmpty()) {
            return Optional.of("%s to start and report".formatted(member));
        }
        if (standing.health() != NatHealth.ONLINE) {
            return Optional.of("%s to be fit".formatted(member));
        }
        return standing.peer().isPresent() && !standing.tookItsOwn()
                ? Optional.of("%s to take back what is its own".formatted(member))
                : Optional.empty();
    }
}
