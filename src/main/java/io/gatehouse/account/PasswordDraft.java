package io.gatehouse.account;

import java.util.Objects;

/// A change of password as somebody typed it; what the browser did not send is empty.
///
/// @param currentPassword the password until now
/// @param newPassword the one from now on
/// @param repeatedPassword the one from now on, again
public record PasswordDraft(String currentPassword, String newPassword, String repeatedPassword) {

    public PasswordDraft {
        currentPassword = Objects.requireNonNullElse(currentPassword, "");
        newPassword = Objects.requireNonNullElse(newPassword, "");
        repeatedPassword = Objects.requireNonNullElse(repeatedPassword, "");
    }

    /// Says nothing of the passwords.
    @Override
    public String toString() {
        return "PasswordDraft";
    }
}
