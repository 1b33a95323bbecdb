package io.gatehouse.forwarding.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.gatehouse.forwarding.ForwardDraft;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A forward as a program sends it. What it leaves out takes the default in a new forward, and stays as it is in an
/// existing one. So that what was read can be changed and sent back, the properties that only a reader gets are passed
/// over.
@Schema(name = "ForwardWanted")
@JsonIgnoreProperties({"id", "identity", "hidesClient", "publicAddress", "expired"})
record ForwardBody(
        @Schema(example = "oracle") @Nullable String name,
        @Schema(allowableValues = {"TCP", "UDP"}) @Nullable String protocol,
        @Schema(description = "A port, or a range such as \"5514-5516\"", example = "51532")
                @Nullable String externalPort,
        @Schema(description = "A host in a private subnet", example = "10.0.1.20") @Nullable String targetAddress,
        @Schema(description = "As many ports as outside; left out: the same", example = "1532")
                @Nullable String targetPort,
        @Schema(description = "Blocks, addresses, and names of saved lists", example = "[\"203.0.113.0/28\"]")
                @Nullable List<String> sources,
        @Schema(description = "True to open it to the whole internet, when the sources say that")
                @Nullable Boolean confirmAnywhere,
        @Schema(
                        description =
                                "The NAT instance on whose address it is published: nat-a or nat-b; empty for that of"
                                        + " the host’s own zone, by which the host sees the client’s address")
                @Nullable String publishedOn,
        @Nullable Boolean enabled,
        @Schema(description = "When it closes, in ISO 8601; empty for never", example = "2030-01-31T18:00:00Z")
                @Nullable String expiresAt,
        @Nullable String owner,
        @Nullable String comment,
        @Schema(
                        description =
                                "In a change: the forward’s revision on which it is based; refused when there is a"
                                        + " later one")
                @Nullable Long revision,
        @Schema(description = "Why, for the history") @Nullable String reason) {

    ForwardDraft draft() {
        return new ForwardDraft(
                name,
                protocol,
                externalPort,
                targetAddress,
                targetPort,
                sources,
                confirmAnywhere,
                publishedOn,
                enabled,
                expiresAt,
                owner,
                comment);
    }

    Optional<Long> expected() {
        return Optional.ofNullable(revision);
    }

    String reasonOr(String other) {
        return reason == null || reason.isBlank() ? other : reason;
    }
}
