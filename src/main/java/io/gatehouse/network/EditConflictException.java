package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Somebody else saved a revision since this edit began. Both versions are here, so that nothing is lost.
@ResponseStatus(HttpStatus.CONFLICT)
public class EditConflictException extends RuntimeException {

    private final NetworkId network;
    private final long expected;
    private final transient Revision theirs;
    private final transient LayoutDraft yours;

    EditConflictException(NetworkId network, long expected, Revision theirs, LayoutDraft yours) {
        super(
                "%s saved revision %d of this network while you were editing revision %d."
                        .formatted(theirs.author(), theirs.number(), expected));
        this.network = network;
        this.expected = expected;
        this.theirs = theirs;
        this.yours = yours;
    }

    /// The network.
    public NetworkId network() {
        return network;
    }

    /// The revision on which this edit was based.
    public long expected() {
        return expected;
    }

    /// The revision that was saved meanwhile.
    public Revision theirs() {
        return theirs;
    }

    /// What this edit wanted.
    public LayoutDraft yours() {
        return yours;
    }
}
