package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of `network`.
@Entity
@Table(name = "network")
class NetworkRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private long accountId;

    /// The name without regard to case, so that the database can keep names apart on its own.
    private @Nullable String foldedName;

    private long revision;
    private boolean deleting;

    @Column(updatable = false)
    private Instant createdAt;

    @Version private long version;

    protected NetworkRow() {}

    NetworkRow(long accountId, String name, Instant createdAt) {
        this.accountId = accountId;
        this.foldedName = fold(name);
        this.revision = 1;
        this.createdAt = createdAt;
    }

    /// @return the number of the new revision
    long revise(String name) {
        foldedName = fold(name);
        return ++revision;
    }

    void delete() {
        deleting = true;
        foldedName = null;
    }

    NetworkId networkId() {
        return new NetworkId(Objects.requireNonNull(id));
    }

    long accountId() {
        return accountId;
    }

    long revision() {
        return revision;
    }

    boolean isDeleting() {
        return deleting;
    }

    Network network(NetworkLayout layout) {
        return new Network(networkId(), accountId, revision, layout, deleting, createdAt);
    }

    /// A name without regard to case.
    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
