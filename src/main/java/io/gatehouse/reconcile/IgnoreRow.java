package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A difference that somebody decided to leave as it is. Never changed; deciding otherwise deletes it.
@Entity
@Immutable
@Table(name = "drift_ignore")
class IgnoreRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long networkId;
    private String mark;

    @Column(columnDefinition = "text")
    private String step;

    private String author;
    private String reason;
    private Instant createdAt;

    protected IgnoreRow() {}

    IgnoreRow(NetworkId network, String mark, String step, String author, String reason, Instant createdAt) {
        this.networkId = network.number();
        this.mark = mark;
        this.step = step;
        this.author = author;
        this.reason = reason;
        this.createdAt = createdAt;
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    String mark() {
        return mark;
    }

    String step() {
        return step;
    }

    String author() {
        return author;
    }

    String reason() {
        return reason;
    }

    Instant createdAt() {
        return createdAt;
    }
}
