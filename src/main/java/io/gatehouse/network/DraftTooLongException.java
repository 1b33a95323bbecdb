package io.gatehouse.network;

/// More was typed into a draft than can be kept.
public class DraftTooLongException extends RuntimeException {

    DraftTooLongException() {
        super("This is more than a draft can hold. Shorten the longest of the texts.");
    }
}
