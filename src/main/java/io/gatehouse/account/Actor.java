package io.gatehouse.account;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// On whose behalf the current thread works.
@Component
public class Actor {

    /// What the panel calls itself when it acts on its own.
    public static final String PANEL = "gatehouse";

    /// The user name of the person who is signed in or whose token was sent, or [#PANEL].
    public String name() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getName)
                .orElse(PANEL);
    }
}
