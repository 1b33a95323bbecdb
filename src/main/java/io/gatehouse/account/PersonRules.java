package io.gatehouse.account;

import io.gatehouse.input.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The rules for user names and passwords.
final class PersonRules {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,59}");
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD = 200;

    private PersonRules() {}

    /// What is wrong with a user name; empty when nothing is.
    static Optional<FieldError> username(String field, String username) {
        return USERNAME.matcher(username).matches()
                ? Optional.empty()
                : Optional.of(
                        new FieldError(
                                field,
                                "Choose a user name of 1 to 60 letters, digits, dots, hyphens, underscores or @ signs,"
                                        + " for example ada."));
    }

    /// What is wrong with a new password, at its own field or at that of its repetition.
    static List<FieldError> password(
            String field, String username, String password, String repeatField, String repeat) {
        var errors = new ArrayList<FieldError>();
        password(username, password).ifPresent(message -> errors.add(new FieldError(field, message)));
        if (errors.isEmpty() && !password.equals(repeat)) {
            errors.add(new FieldError(repeatField, "The two passwords differ. Type the same one twice."));
        }
        return errors;
    }

    /// What is wrong with a new password, as a sentence; empty when nothing is.
    static Optional<String> password(String username, String password) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD) {
            return Optional.of("Use at least 12 characters, for example four words that do not belong together.");
        }
        if (length > LONGEST_PASSWORD) {
            return Optional.of("Use at most 200 characters.");
        }
        if (password.strip().equalsIgnoreCase(username)) {
            return Optional.of("The password must not be the user name. Choose something that nobody guesses.");
        }
        return Optional.empty();
    }
}
