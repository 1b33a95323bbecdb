package io.gatehouse.cloud.sandbox.api;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/// A row of `sandbox_world`: all of one simulated account.
@Entity
@Table(name = "sandbox_world")
class SandboxRow {

    @Id private long accountId;

    /// Null in a row that is not stored yet, by which it is told from one that is.
    @Version private @Nullable Long version;

    @Column(columnDefinition = "text")
    private String content;

    protected SandboxRow() {}

    SandboxRow(long accountId, String content) {
        this.accountId = accountId;
        this.content = content;
    }

    String content() {
        return content;
    }

    void change(String other) {
        this.content = other;
    }
}
