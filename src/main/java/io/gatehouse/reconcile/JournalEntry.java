package io.gatehouse.reconcile;

import io.gatehouse.planning.Action;
import io.gatehouse.topology.AwsId;
import org.jspecify.annotations.Nullable;

/// One line of the journal.
///
/// @param action what it is about
/// @param phase how far that has come
/// @param attempt the number of the attempt, from 1
/// @param awsId the resource's id in AWS, once known
/// @param message what it waits for or why it failed; null when there is nothing to say
record JournalEntry(Action.Id action, Phase phase, int attempt, @Nullable AwsId awsId, @Nullable String message) {

    /// How far an action has come.
    enum Phase {
        /// The call is about to be made. Written before it, so that after a crash it is known that it may have been.
        INTENDED,
        /// The call worked and the resource is not usable, or not gone, yet; or something has to happen before the
        /// call.
        WAITING,
        /// It did not work and will be tried again.
        RETRYING,
        /// Nobody knows whether it worked; AWS is asked before it is tried again.
        UNKNOWN,
        /// Done.
        APPLIED,
        /// It will not work by itself.
        FAILED
    }

    /// The line that says that this is done after all.
    JournalEntry applied(@Nullable AwsId id) {
        return new JournalEntry(action, Phase.APPLIED, attempt, id, null);
    }

    /// Whether nothing more is said about the action, unless it is begun again.
    boolean isEnd() {
        return phase == Phase.APPLIED || phase == Phase.FAILED;
    }

    /// Whether something may be there because of this.
    boolean mayHaveMade() {
        return mayHaveMade(action.verb() == Action.Verb.CREATE, phase, awsId);
    }

    static boolean mayHaveMade(boolean creation, Phase phase, @Nullable Object awsId) {
        return creation && (phase != Phase.FAILED || awsId != null);
    }
}
