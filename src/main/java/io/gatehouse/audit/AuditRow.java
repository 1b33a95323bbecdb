package io.gatehouse.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of `audit_entry`.
@Entity
@Table(name = "audit_entry")
class AuditRow {

    static final int ACTOR_LENGTH = 100;
    static final int ACTION_LENGTH = 100;
    static final int SUBJECT_LENGTH = 400;
    static final int DETAIL_LENGTH = 4000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private Instant at;
    private String actor;
    private String action;
    private String subject;
    private String detail;

    protected AuditRow() {}

    AuditRow(Instant at, String actor, String action, String subject, String detail) {
        this.at = at;
        this.actor = cut(actor, ACTOR_LENGTH);
        this.action = cut(action, ACTION_LENGTH);
        this.subject = cut(subject, SUBJECT_LENGTH);
        this.detail = cut(detail, DETAIL_LENGTH);
    }

    AuditEntry entry() {
        return new AuditEntry(Objects.requireNonNull(id), at, actor, action, subject, detail);
    }

    /// PostgreSQL stores no NUL, and a person may send one.
    private static String cut(String text, int length) {
        var clean = text.replace("\0", "");
        return clean.length() <= length ? clean : clean.substring(0, length - 1) + "…";
    }
}
