package io.gatehouse.reconcile;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// What all actions of one run share.
///
/// @param turn whose run it is
/// @param tokens of the pass
/// @param visibleWithin how long AWS may not show what was just created, or show what was before a change
record RunContext(
        Turn turn,
        Cloud cloud,
        Journal journal,
        ClientTokens tokens,
        Duration visibleWithin,
        Pace pace,
        RandomGenerator random,
        Workers workers) {

    NetworkId network() {
        return turn.network();
    }

    void write(List<JournalEntry> entries) {
        journal.write(turn, entries);
    }

    Batch batch(ActionWorker.Round round) {
        return new Batch(network(), round.actions(), round.ids(), tokens);
    }

    /// The same for a pass that begins now.
    RunContext nextPass() {
        ClientTokens next = tokens.after(journal.lines(turn.run()));
        return new RunContext(turn, cloud, journal, next, visibleWithin, pace, random, workers);
    }
}
