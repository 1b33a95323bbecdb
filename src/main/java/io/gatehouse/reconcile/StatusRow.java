package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
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

    /// Null until a sweep by a release that knows it.
    @Column(columnDefinition = "text")
    private @Nullable String sweptPlan;

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

    Optional<String> sweptPlan() {
        return Optional.ofNullable(sweptPlan);
    }

    /// Whether AWS was seen to have what the revision of the last sweep wants; what differed then is drift.
    boolean hadAll() {
        return appliedRevision > 0 && appliedRevision >= sweptRevision;
    }

    /// Takes over what a sweep saw.
    ///
    /// @param applied whether AWS has all that the revision asks for, drift aside
    void swept(Instant at, long revision, Counts counts, boolean applied, String resourcesJson, String planJson) {
        sweptAt = at;
        sweptRevision = revision;
        changes = counts.changes();
        blocked = counts.blocked();
        resources = resourcesJson;
        sweptPlan = planJson;
        if (applied) {
            appliedRevision = Math.max(appliedRevision, revision);
        }
    }

    /// How much there is to do.
    record Counts(int changes, int blocked) {}

    /// Whether there is a newer view than this one. One from the future was had before somebody set the clock back, or
    /// by a replica whose clock is ahead, and nothing would ever be newer.
    ///
    /// @param at when this view was had
    boolean isNewerThan(Instant at, Instant now) {
        return sweptAt != null && sweptAt.isAfter(at) && !sweptAt.isAfter(now);
    }
}
