package io.gatehouse.network.web;

import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.EditConflictException;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkDeletingException;
import io.gatehouse.network.Networks;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Goes back to what was wanted before, by saving it as a new revision.
@Component
class RevisionReturn {

    private final Networks networks;

    RevisionReturn(Networks networks) {
        this.networks = networks;
    }

    /// What came of it.
    sealed interface Answer {

        /// There is a new revision.
        record Saved(long revision) implements Answer {}

        /// It could not be saved, for a reason in words.
        record Refused(String sentence) implements Answer {}
    }

    /// Saves an old revision as a new one.
    ///
    /// @param number the old revision
    /// @param seen the revision that was the current one when the person looked
    Answer to(Network network, long number, long seen, String author) {
        try {
            return new Answer.Saved(networks.goBack(network.id(), number, seen, author));
        } catch (InvalidInputException e) {
            return new Answer.Refused("Revision %d cannot be had any more. %s".formatted(number, sentences(e)));
        } catch (EditConflictException e) {
            return new Answer.Refused(e.getMessage() + " Look at it first.");
        } catch (NetworkDeletingException e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        }
    }

    private static String sentences(InvalidInputException e) {
        return e.errors().stream().map(FieldError::message).distinct().collect(Collectors.joining(" "));
    }
}
