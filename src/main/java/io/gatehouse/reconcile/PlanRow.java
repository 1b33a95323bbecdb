package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A plan that was shown; never changed.
@Entity
@Table(name = "network_plan")
class PlanRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long networkId;
    private long revision;
    private String digest;

    @Column(columnDefinition = "text")
    private String body;

    private String createdBy;
    private Instant createdAt;

    protected PlanRow() {}

    PlanRow(NetworkId network, long revision, String digest, String body, String createdBy, Instant createdAt) {
        this.networkId = network.number();
        this.revision = revision;
        this.digest = digest;
        this.body = body;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    StoredPlan toPlan(PlanView view) {
        return new StoredPlan(
                java.util.Objects.requireNonNull(id),
                new NetworkId(networkId),
                revision,
                digest,
                view,
                createdBy,
                createdAt);
    }

    long revision() {
        return revision;
    }

    String body() {
        return body;
    }
}
