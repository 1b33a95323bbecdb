package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forward;
import java.time.Instant;
import java.util.Optional;

/// How far a forward is.
enum ForwardState {
    /// It is open, and AWS has it so.
    OPEN("Open", "ok"),
    /// It is saved in another way than AWS has it.
    PENDING("Pending", "active"),
    /// It is closed, and AWS has it so.
    CLOSED("Closed", "idle"),
    /// Its time is over.
    EXPIRED("Expired", "idle"),
    /// It is removed here, and AWS still has it.
    REMOVING("To be removed", "active");

    private final String words;
    private final String hue;

    ForwardState(String words, String hue) {
        this.words = words;
        this.hue = hue;
    }

    /// What a badge says.
    public String words() {
        return words;
    }

    /// A badge's hue.
    public String hue() {
        return hue;
    }

    /// @param applied the forward as AWS has it; empty when it never had it
    static ForwardState of(Forward forward, Optional<Forward> applied, Instant now) {
        boolean there =
                applied.filter(one ->
                                one.enabled() == forward.enabled()
                                        && one.mark() == forward.mark()
                                        && one.sources().equals(forward.sources()))
                        .isPresent();
        if (!there && (forward.enabled() || applied.filter(Forward::enabled).isPresent())) {
            return PENDING;
        }
        if (forward.isExpired(now)) {
            return EXPIRED;
        }
        return forward.enabled() ? OPEN : CLOSED;
    }
}
