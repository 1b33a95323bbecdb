package io.gatehouse.network;

/// Who saves a revision, and why.
///
/// @param reason in the author's words; may be empty
/// @param foreseen whether what it changes was agreed to beforehand
record Authorship(String author, String reason, boolean foreseen) {

    /// @throws io.gatehouse.input.InvalidInputException when the reason is too long to be kept
    static Authorship of(String author, String reason) {
        return new Authorship(author, Reason.check(reason), false);
    }
}
