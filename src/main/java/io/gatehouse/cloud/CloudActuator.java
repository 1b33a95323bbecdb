package io.gatehouse.cloud;

import java.util.List;

/// Carries out actions. Nothing in it blocks longer than its calls, or sleeps: what takes time answers
/// [Outcome.Waiting] and is asked about with [#poll].
public interface CloudActuator {

    /// Carries out the actions of a batch.
    ///
    /// @return one outcome for each action, in their order; failures are outcomes, never exceptions
    List<Outcome> apply(Batch batch);

    /// Asks how actions that answered [Outcome.Waiting] are getting on. Changes nothing.
    ///
    /// @return one outcome for each action, in their order
    List<Outcome> poll(Batch batch);
}
