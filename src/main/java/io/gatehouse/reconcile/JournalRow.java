package io.gatehouse.reconcile;

import io.gatehouse.planning.Action;
import io.gatehouse.topology.AwsId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One line of the journal; never changed.
@Entity
@Table(name = "journal")
class JournalRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long runId;
    private long networkId;
    private String action;

    @Enumerated(EnumType.STRING)
    private JournalEntry.Phase phase;

    private int attempt;
    private @Nullable String awsId;

    @Column(columnDefinition = "text")
    private @Nullable String message;

    private Instant writtenAt;

    protected JournalRow() {}

    JournalRow(Turn turn, JournalEntry entry, Instant writtenAt) {
        this.runId = turn.run();
        this.networkId = turn.network().number();
        this.action = entry.action().toString();
        this.phase = entry.phase();
        this.attempt = entry.attempt();
        this.awsId = entry.awsId() == null ? null : entry.awsId().value();
        this.message = entry.message();
        this.writtenAt = writtenAt;
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    /// `create`, `adopt`, `update` or `delete`.
    String verb() {
        return action.substring(0, action.indexOf(':'));
    }

    /// The resource's key.
    String key() {
        return action.substring(action.indexOf(':') + 1);
    }

    JournalEntry.Phase phase() {
        return phase;
    }

    /// The line as it was written; empty when it is about a kind that is not known any more.
    Optional<JournalEntry> toEntry() {
        return Action.Id.parse(action)
                .map(id -> new JournalEntry(id, phase, attempt, awsId == null ? null : new AwsId(awsId), message));
    }

    /// Whether something may be there because of this, as [JournalEntry#mayHaveMade()].
    boolean mayHaveMade() {
        return JournalEntry.mayHaveMade(verb().equals("create"), phase, awsId);
    }

    int attempt() {
        return attempt;
    }

    @Nullable String awsId() {
        return awsId;
    }

    @Nullable String message() {
        return message;
    }

    Instant writtenAt() {
        return writtenAt;
    }
}
