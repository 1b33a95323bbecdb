package io.gatehouse.account.web;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/// Signs a person out everywhere else.
@Component
class OtherSessions {

    private final FindByIndexNameSessionRepository<?> sessions;

    OtherSessions(FindByIndexNameSessionRepository<?> sessions) {
        this.sessions = sessions;
    }

    /// Ends all sessions of a person but this one.
    void end(String username, String butNot) {
        sessions.findByPrincipalName(username).keySet().stream()
                .filter(id -> !id.equals(butNot))
                .forEach(sessions::deleteById);
    }
}
