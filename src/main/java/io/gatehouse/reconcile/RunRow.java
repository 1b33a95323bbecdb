package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/// One execution of a plan. Only what changes is written, so that asking a run to stop and its going on, on another
/// replica, do not undo each other.
@Entity
@DynamicUpdate
@Table(name = "network_run")
class RunRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long networkId;
    private long planId;

    @Enumerated(EnumType.STRING)
    private RunState state;

    private String author;
    private String reason;

    @Column(columnDefinition = "text")
    private @Nullable String message;

    private boolean cancelRequested;

    /// The network's id until the run has ended; unique, so a network has one run at a time.
    private @Nullable Long activeNetwork;

    /// How often a replica has taken it up.
    private int turns;

    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    protected RunRow() {}

    RunRow(StoredPlan plan, String author, String reason, Instant createdAt) {
        this.networkId = plan.network().number();
        this.planId = plan.id();
        this.state = RunState.QUEUED;
        this.author = author;
        this.reason = reason;
        this.activeNetwork = networkId;
        this.createdAt = createdAt;
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    NetworkId network() {
        return new NetworkId(networkId);
    }

    long planId() {
        return planId;
    }

    RunState state() {
        return state;
    }

    String reason() {
        return reason;
    }

    int turns() {
        return turns;
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    void begin(Instant now) {
        state = RunState.RUNNING;
        if (startedAt == null) {
            startedAt = now;
        }
    }

    void end(RunState how, String words, Instant now) {
        state = how;
        message = words;
        endedAt = now;
        activeNetwork = null;
    }

    StatusView.RunSummary toSummary() {
        return new StatusView.RunSummary(id(), network(), state, author, reason, message, createdAt, endedAt);
    }

    RunView toView(List<RunView.RunStep> steps, long lastEntry) {
        return new RunView(
                id(),
                network(),
                planId,
                state,
                author,
                reason,
                message,
                cancelRequested,
                createdAt,
                startedAt,
                endedAt,
                steps,
                lastEntry);
    }
}
