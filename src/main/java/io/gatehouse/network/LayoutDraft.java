package io.gatehouse.network;

import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.InvalidCidrException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A network as somebody typed it: the form of the wizard, a saved draft and the body of an API call are all this.
/// Nothing in it need be right. Null is what was left out.
///
/// @param name what to call the network
/// @param cidr the VPC's block
/// @param zones the availability zones, first and second
/// @param subnets its subnets
/// @param nat how private subnets reach the internet
/// @param egress `ALL` or `WEB`
/// @param sshSources from where SSH reaches the NAT instances; empty for the private subnets
/// @param mode `REVIEW` or `AUTOMATIC`
public record LayoutDraft(
        @Nullable String name,
        @Nullable String cidr,
        @Nullable List<String> zones,
        @Nullable List<SubnetDraft> subnets,
        @Nullable NatDraft nat,
        @Nullable String egress,
        @Nullable List<String> sshSources,
        @Nullable String mode) {

    /// The block of the first network that the wizard offers.
    public static final Cidr DEFAULT_CIDR = Cidr.parse("10.0.0.0/16");

    private static final int ZONES = 2;

    public LayoutDraft {
        zones = zones == null ? null : Drafts.withoutNulls(zones, "");
        subnets = subnets == null ? null : Drafts.withoutNulls(subnets, SubnetDraft.EMPTY);
        sshSources = sshSources == null ? null : Drafts.withoutNulls(sshSources, "");
    }

    /// A draft in which everything was left out.
    public static LayoutDraft empty() {
        return new LayoutDraft(null, null, null, null, null, null, null, null);
    }

    /// What the wizard offers in a region with these zones: a NAT pair in the first two of them, and a public and a
    /// private /24 in each. The name is left to be typed.
    public static LayoutDraft defaults(List<String> zones) {
        return defaults(zones, DEFAULT_CIDR);
    }

    /// The same in another block; without subnets when it is too small for them.
    public static LayoutDraft defaults(List<String> zones, Cidr cidr) {
        List<String> used = zones.stream().limit(ZONES).toList();
        return new LayoutDraft(
                "",
                cidr.toString(),
                used,
                DefaultSubnets.in(cidr, used.size()).orElse(List.of()),
                NatDraft.DEFAULT,
                Egress.ALL.name(),
                List.of(),
                ApprovalMode.REVIEW.name());
    }

    /// The draft that changes nothing of a layout.
    public static LayoutDraft of(NetworkLayout layout) {
        return new LayoutDraft(
                layout.name(),
                layout.cidr().toString(),
                layout.zones(),
                layout.subnets().stream().map(subnet -> SubnetDraft.of(subnet, layout.letter(subnet.zone()))).toList(),
                NatDraft.of(layout.nat()),
                layout.egress().name(),
                layout.sshSources().stream().map(Cidr::toString).toList(),
                layout.mode().name());
    }

    /// This draft, with what was left out taken from another one. Subnets that were left out follow the block of the
    /// VPC when they are where the wizard puts them.
    public LayoutDraft orElse(LayoutDraft other) {
        return new LayoutDraft(
                        name == null ? other.name : name,
                        cidr == null ? other.cidr : cidr,
                        zones == null && subnets == null ? other.zones : zones,
                        subnets == null ? other.subnets : subnets,
                        nat == null ? other.nat : other.nat == null ? nat : nat.orElse(other.nat),
                        egress == null ? other.egress : egress,
                        sshSources == null ? other.sshSources : sshSources,
                        mode == null ? other.mode : mode)
                .following(other);
    }

    /// This draft, with its subnets moved into its block if they are still where the wizard put them in the block of an
    /// earlier draft.
    public LayoutDraft following(LayoutDraft earlier) {
        Optional<Cidr> before = block(earlier.cidr);
        Optional<Cidr> after = block(cidr);
        if (subnets == null || before.isEmpty() || after.isEmpty() || before.equals(after)) {
            return this;
        }
        return DefaultSubnets.moved(subnets, before.get(), after.get()).map(this::withSubnets).orElse(this);
    }

    /// The same with other subnets.
    public LayoutDraft withSubnets(@Nullable List<SubnetDraft> subnets) {
        return new LayoutDraft(name, cidr, zones, subnets, nat, egress, sshSources, mode);
    }

    /// The same with another mode.
    public LayoutDraft withMode(@Nullable String mode) {
        return new LayoutDraft(name, cidr, zones, subnets, nat, egress, sshSources, mode);
    }

    private static Optional<Cidr> block(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Cidr.parse(text));
        } catch (InvalidCidrException e) {
            return Optional.empty();
        }
    }
}
