package io.gatehouse.telemetry;

import io.gatehouse.telemetry.MemberMessage.Happening;
import io.gatehouse.topology.NetworkId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of `member_event`; never changed.
@Entity
@Table(name = "member_event")
class EventRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long networkId;
    private String member;
    private String boot;
    private long seq;
    private String event;
    private @Nullable String identity;
    private @Nullable String reason;
    private String millis;
    private Instant sentAt;

    protected EventRow() {}

    EventRow(Happening happening, Instant sentAt, String millis) {
        var origin = happening.origin();
        this.networkId = origin.id().network().number();
        this.member = origin.id().member();
        this.boot = origin.boot();
        this.seq = origin.seq();
        this.event = happening.event();
        this.identity = happening.identity();
        this.reason = happening.reason();
        this.millis = millis;
        this.sentAt = sentAt;
    }

    String millis() {
        return millis;
    }

    MemberEvent event(Map<String, Long> phases) {
        return new MemberEvent(
                Objects.requireNonNull(id),
                new MemberId(new NetworkId(networkId), member),
                event,
                identity,
                reason,
                phases,
                sentAt);
    }
}
