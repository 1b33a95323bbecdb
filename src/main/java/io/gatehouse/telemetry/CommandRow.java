package io.gatehouse.telemetry;

import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of `member_command`.
@Entity
@Table(name = "member_command")
class CommandRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long networkId;
    private String member;

    @Enumerated(EnumType.STRING)
    private CommandKind kind;

    private @Nullable String target;

    private String author;
    private Instant issuedAt;
    private Instant expiresAt;
    private @Nullable Instant answeredAt;
    private @Nullable Boolean ok;
    private @Nullable String answer;
    private boolean takenAway;

    protected CommandRow() {}

    CommandRow(
            MemberId member,
            CommandKind kind,
            @Nullable String target,
            String author,
            Instant issuedAt,
            Instant expiresAt) {
        this.networkId = member.network().number();
        this.member = member.member();
        this.kind = kind;
        this.target = target;
        this.author = author;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    long id() {
        return Objects.requireNonNull(id);
    }

    MemberId member() {
        return new MemberId(new NetworkId(networkId), member);
    }

    /// Keeps the first answer.
    void answer(boolean worked, String text, Instant at) {
        if (answeredAt == null) {
            answeredAt = at;
            ok = worked;
            answer = text;
        }
    }

    void takenAway() {
        takenAway = true;
    }

    MemberCommand command() {
        return new MemberCommand(id(), member(), kind, target, author, issuedAt, expiresAt, answeredAt, ok, answer);
    }
}
