package io.gatehouse.account;

/// A token that has just been made, with the secret that is shown once and never again.
///
/// @param token what is known of it later
/// @param secret what to send, `gh_` and 43 letters and digits
public record NewApiToken(ApiToken token, String secret) {

    /// Says nothing of the secret.
    @Override
    public String toString() {
        return "NewApiToken[token=%s]".formatted(token);
    }
}
