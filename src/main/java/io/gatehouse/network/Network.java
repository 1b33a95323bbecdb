package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import java.time.Instant;

/// A network with its current revision.
///
/// @param accountId the account in which it is
/// @param revision the number of its current revision, from 1
/// @param layout what its owner wants now; while it is being deleted, what was wanted last
/// @param deleting whether it is to go; it is forgotten when AWS confirms that nothing of it is left
public record Network(
        NetworkId id, long accountId, long revision, NetworkLayout layout, boolean deleting, Instant createdAt) {

    /// The network as it would be with another layout.
    public Network wanting(NetworkLayout other) {
        return new Network(id, accountId, revision, other, deleting, createdAt);
    }

    /// What Gatehouse may do without being asked.
    public ApprovalMode mode() {
        return layout.mode();
    }

    /// What its owner calls it.
    public String name() {
        return layout.name();
    }

    /// How the audit log names it, for example `network “payments”`.
    public String subject() {
        return subject(name());
    }

    static String subject(String name) {
        return "network “%s”".formatted(name);
    }
}
