package io.gatehouse.network.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.NatDraft;
import io.gatehouse.network.SubnetDraft;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network as a program sends it. What it leaves out takes the wizard's default in a new network, and stays as it is
/// in an existing one. So that what was read can be changed and sent back, the properties that only a reader gets are
/// passed over.
@Schema(name = "NetworkWanted")
@JsonIgnoreProperties({"id", "deleting", "createdAt", "sync", "sweptAt", "conditions", "resources"})
record NetworkBody(
        @Schema(description = "The account; not in a change", example = "1") @Nullable String accountId,
        @Schema(example = "payments") @Nullable String name,
        @Schema(description = "The VPC's block, /16 to /28", example = "10.0.0.0/16") @Nullable String cidr,
        @Schema(description = "The availability zones, first and second") @Nullable List<String> zones,
        @Schema(description = "Left out: a public and a private subnet in each zone")
                @Nullable List<SubnetDraft> subnets,
        @Schema(description = "Left out: a pair of t4g.nano with Debian 12") @Nullable NatDraft nat,
        @Schema(
                        description = "What the NAT instances let out: everything, or HTTP and HTTPS alone",
                        allowableValues = {"ALL", "WEB"})
                @Nullable String egress,
        @Schema(description = "From where SSH reaches the NAT instances; empty for the private subnets")
                @Nullable List<String> sshSources,
        @Schema(
                        description = "Whether every change waits for approval, or drift is repaired alone",
                        allowableValues = {"REVIEW", "AUTOMATIC"})
                @Nullable String mode,
        @Schema(description = "In a change: the revision on which it is based; refused when there is a later one")
                @Nullable Long revision,
        @Schema(description = "Why, for the history") @Nullable String reason) {

    LayoutDraft draft() {
        return new LayoutDraft(name, cidr, zones, subnets, nat, egress, sshSources, mode);
    }

    String reasonOrNone() {
        return reason == null ? "" : reason;
    }
}
