package io.gatehouse.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of `person`.
@Entity
@Table(name = "person")
class PersonRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String username;

    /// The user name without regard to case, so that the database can keep people apart on its own.
    private String foldedUsername;

    private String displayName;
    private String passwordHash;
    private String role;

    @Column(updatable = false)
    private Instant createdAt;

    private @Nullable Instant lastSignInAt;

    protected PersonRow() {}

    PersonRow(String username, String passwordHash, PersonRole role, Instant createdAt) {
        this.username = username;
        this.foldedUsername = fold(username);
        this.displayName = username;
        this.passwordHash = passwordHash;
        this.role = role.name();
        this.createdAt = createdAt;
    }

    Person person() {
        return new Person(
                Objects.requireNonNull(id), username, displayName, PersonRole.valueOf(role), createdAt, lastSignInAt);
    }

    String passwordHash() {
        return passwordHash;
    }

    void changePassword(String hash) {
        this.passwordHash = hash;
    }

    void signedIn(Instant at) {
        this.lastSignInAt = at;
    }

    static String fold(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
