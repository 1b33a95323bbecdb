package io.gatehouse.forwarding;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Somebody else changed the forward since this edit began. Both versions are here, so that nothing is lost.
@ResponseStatus(HttpStatus.CONFLICT)
public class ForwardConflictException extends RuntimeException {

    private final transient Forward theirs;
    private final transient ForwardDraft yours;

    ForwardConflictException(Forward theirs, ForwardDraft yours) {
        super(
                "Forward “%s” was changed in revision %d, after you began to edit it."
                        .formatted(theirs.name(), theirs.revision()));
        this.theirs = theirs;
        this.yours = yours;
    }

    /// The forward as it is now.
    public Forward theirs() {
        return theirs;
    }

    /// What this edit wanted.
    public ForwardDraft yours() {
        return yours;
    }
}
