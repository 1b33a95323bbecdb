package io.gatehouse.account;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The account cannot be deleted, because something stands on it.
@ResponseStatus(HttpStatus.CONFLICT)
public class AccountInUseException extends RuntimeException {

    AccountInUseException(String name, List<String> uses) {
        super("Account “%s” is used by %s. Delete that first.".formatted(name, String.join(", ", uses)));
    }

    /// A sentence for the user.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
