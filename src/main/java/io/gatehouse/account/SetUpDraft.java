package io.gatehouse.account;

import java.util.Objects;

/// The set-up form as somebody typed it; what the browser did not send is empty.
///
/// @param code the one-time code of the log
/// @param username what to sign in with
/// @param password the password
/// @param repeatedPassword the password, again
public record SetUpDraft(String code, String username, String password, String repeatedPassword) {

    public SetUpDraft {
        code = Objects.requireNonNullElse(code, "").strip();
        username = Objects.requireNonNullElse(username, "").strip();
        password = Objects.requireNonNullElse(password, "");
        repeatedPassword = Objects.requireNonNullElse(repeatedPassword, "");
    }

    /// Says nothing of the passwords and the code.
    @Override
    public String toString() {
        return "SetUpDraft[username=%s]".formatted(username);
    }
}
