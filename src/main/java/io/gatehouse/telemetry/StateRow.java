package io.gatehouse.telemetry;

import io.gatehouse.telemetry.MemberMessage.Origin;
import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `member_state`.
@Entity
@Table(name = "member_state")
class StateRow {

    @Id private String id;

    private long networkId;
    private String member;
    private String boot;
    private long seq;
    private Instant saidAt;
    private Instant sentAt;
    private @Nullable Instant foundSilentAt;

    @Column(columnDefinition = "text")
    private String heartbeat;

    @Version private @Nullable Long version;

    protected StateRow() {}

    StateRow(Origin origin, Instant sentAt, String heartbeat) {
        this.id = origin.id().text();
        this.networkId = origin.id().network().number();
        this.member = origin.id().member();
        take(origin, sentAt, heartbeat);
    }

    final void take(Origin origin, Instant sent, String json) {
        boot = origin.boot();
        seq = origin.seq();
        saidAt = origin.at();
        sentAt = sent;
        heartbeat = json;
    }

    /// Whether a message is older than what is known, or the same. Of one boot the sequence says so; between boots the
    /// queue's clock does, because the member's own may have jumped.
    boolean knowsBetterThan(Origin origin, Instant sent) {
        return boot.equals(origin.boot()) ? seq >= origin.seq() : !sentAt.isBefore(sent);
    }

    /// Takes note that its peer has taken over because it was silent.
    void findSilent(Instant at) {
        if (foundSilentAt == null || foundSilentAt.isBefore(at)) {
            foundSilentAt = at;
        }
    }

    MemberState state(Heartbeat parsed) {
        var memberId = new MemberId(new NetworkId(networkId), member);
        return new MemberState(memberId, boot, sentAt, Duration.between(sentAt, saidAt), parsed, foundSilentAt);
    }

    NetworkId network() {
        return new NetworkId(networkId);
    }

    String heartbeat() {
        return heartbeat;
    }
}
