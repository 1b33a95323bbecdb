package io.gatehouse.account;

import io.gatehouse.cloud.CloudKind;
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

/// A row of `account`.
@Entity
@Table(name = "account")
class AccountRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;

    /// The name without regard to case, so that the database can keep names apart on its own.
    private String foldedName;

    private String kind;
    private String region;
    private @Nullable String roleArn;
    private @Nullable String externalId;

    @Column(updatable = false)
    private Instant createdAt;

    protected AccountRow() {}

    AccountRow(Account account, Instant createdAt) {
        this.kind = account.kind().name();
        this.region = account.region();
        this.createdAt = createdAt;
        this.name = account.name();
        this.foldedName = fold(account.name());
        this.roleArn = account.roleArn();
        this.externalId = account.externalId();
    }

    /// Takes over what may change. The region and the kind stay: networks stand on them.
    void change(Account account) {
        this.name = account.name();
        this.foldedName = fold(account.name());
        this.roleArn = account.roleArn();
        this.externalId = account.externalId();
    }

    Account account() {
        return new Account(Objects.requireNonNull(id), name, CloudKind.valueOf(kind), region, roleArn, externalId);
    }

    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
