package io.gatehouse.reconcile.web;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.EditConflictException;
import io.gatehouse.network.NetworkDeletingException;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Leads back to the page of drift with what came of a deed in words.
final class DriftAnswers {

    private DriftAnswers() {}

    /// What is done.
    interface Deed {

        /// Does it.
        ///
        /// @return what came of it, as a sentence
        String run();
    }

    static String told(String network, RedirectAttributes flash, Deed deed) {
        try {
            flash.addFlashAttribute("notice", deed.run());
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
        } catch (InvalidInputException e) {
            flash.addFlashAttribute("problem", sentences(e));
        } catch (EditConflictException e) {
            flash.addFlashAttribute("problem", e.getMessage() + " Look at it first.");
        } catch (NetworkDeletingException | NoSuchElementException e) {
            flash.addFlashAttribute("problem", e.getMessage());
        }
        return "redirect:/networks/%s/drift".formatted(network);
    }

    static String sentences(InvalidInputException e) {
        return e.errors().stream().map(FieldError::message).distinct().collect(Collectors.joining(" "));
    }
}
