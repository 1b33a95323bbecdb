package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a network since the last sweep. Derived: losing it costs one sweep.
@Entity
@Table(name = "network_status")
class StatusRow {

    @Id private long networkId;

    private @Nullable Instant sweptAt;
    private long sweptRevision;
    private long appliedRevision;
    private int changes;
    private int blocked;

    @Column(columnDefinition = "text")
    private String conditions = "[]";

    @Column(columnDefinition = "text")
    private String resources = "[]";

    @Version private @Nullable Long version;

    protected StatusRow() {}

    StatusRow(NetworkId network) {
        this.networkId = network.number();
    }

    NetworkId network() {
        return new NetworkId(networkId);
    }

    StatusBrief brief() {
        return new StatusBrief(networkId, sweptAt, sweptRevision, appliedRevision, changes, blocked);
    }

    int changes() {
        return changes;
    }

    String conditions() {
        return conditions;
    }

    String resources() {
        return resources;
    }

    void conditions(String json) {
        conditions = json;
    }

    /// Takes over what a sweep saw, unless a later one has been here before.
    void swept(Instant at, long revision, int changeCount, int blockedCount, String resourcesJson) {
        sweptAt = at;
        sweptRevision = revision;
        changes = changeCount;
        blocked = blockedCount;
        resources = resourcesJson;
        if (changeCount == 0) {
            appliedRevision = Math.max(appliedRevision, revision);
        }
    }

    /// Whether there is a newer view than this one.
    boolean isNewerThan(Instant at) {
        return sweptAt != null && sweptAt.isAfter(at);
    }
}
