package io.gatehouse.network;

import io.gatehouse.input.InvalidInputException;

/// Why somebody saves a revision, in their own words.
final class Reason {

    private static final int LONGEST = 500;

    private Reason() {}

    /// @throws InvalidInputException when it is too long to be kept
    static String check(String typed) {
        String reason = typed.strip().replaceAll("[\\p{Cntrl}&&[^\n]]", "");
        if (reason.length() > LONGEST) {
            throw InvalidInputException.of(
                    "reason",
                    "A reason has at most %d characters, for example: new subnet for the reports.".formatted(LONGEST));
        }
        return reason;
    }
}
