package io.gatehouse.forwarding.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.Source;
import io.gatehouse.topology.PortRange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A forward as a program sees it.
///
/// @param externalPort a number, or a text for a range
/// @param identity the NAT instance on whose address it is published
/// @param hidesClient whether the host sees that NAT instance's address in the place of the client's
/// @param publicAddress that address; null until it is there
/// @param expired whether its time is over
/// @param revision the network's revision in which it was last changed
@Schema(name = "Forward")
record ForwardView(
        @Schema(example = "f12") String id,
        String name,
        String protocol,
        @JsonRawValue @Schema(example = "51532", description = "A number, or a text for a range") String externalPort,
        String targetAddress,
        @JsonRawValue @Schema(example = "1532", description = "A number, or a text for a range") String targetPort,
        List<String> sources,
        String publishedOn,
        @Nullable String identity,
        boolean hidesClient,
        @Nullable String publicAddress,
        boolean enabled,
        @Nullable Instant expiresAt,
        boolean expired,
        String owner,
        String comment,
        long revision) {

    static ForwardView of(Forward forward, ForwardPlace place, Instant now) {
        return new ForwardView(
                forward.id(),
                forward.name(),
                forward.protocol().name(),
                json(forward.externalPorts()),
                forward.targetAddress().text(),
                json(forward.targetPorts()),
                forward.sources().stream().map(Source::toString).toList(),
                forward.publishedOn().orElse(""),
                place.identity(),
                place.hidesClient(),
                place.publicAddress(),
                forward.enabled(),
                forward.expiresAt(),
                forward.isExpired(now),
                forward.owner(),
                forward.comment(),
                forward.revision());
    }

    private static String json(PortRange ports) {
        return ports.size() == 1 ? ports.toString() : '"' + ports.toString() + '"';
    }
}
