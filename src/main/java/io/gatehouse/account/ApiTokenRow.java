package io.gatehouse.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of `api_token`.
@Entity
@Table(name = "api_token")
class ApiTokenRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id")
    private PersonRow person;

    private String name;
    private String digest;

    @Column(updatable = false)
    private Instant createdAt;

    private @Nullable Instant lastUsedAt;

    protected ApiTokenRow() {}

    ApiTokenRow(PersonRow person, String name, String digest, Instant createdAt) {
        this.person = person;
        this.name = name;
        this.digest = digest;
        this.createdAt = createdAt;
    }

    ApiToken token() {
        return new ApiToken(Objects.requireNonNull(id), name, createdAt, lastUsedAt);
    }

    PersonRow person() {
        return person;
    }

    @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }
}
