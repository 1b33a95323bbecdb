package io.gatehouse.network;

import org.jspecify.annotations.Nullable;

/// One subnet as somebody typed it. Null is what was left out.
///
/// @param slot which subnet of the network it is; null or blank for a new one, or the one with this name
/// @param name what to call it
/// @param zone the name of its availability zone, or the letter of one of the network's: `a` or `b`
/// @param cidr its block
/// @param tier `PUBLIC` or `PRIVATE`
public record SubnetDraft(
        @Nullable String slot,
        @Nullable String name,
        @Nullable String zone,
        @Nullable String cidr,
        @Nullable String tier) {

    /// A subnet in which nothing was typed.
    public static final SubnetDraft EMPTY = new SubnetDraft(null, null, null, null, null);

    static SubnetDraft of(SubnetLayout subnet, String letter) {
        return new SubnetDraft(subnet.slot(), subnet.name(), letter, subnet.cidr().toString(), subnet.tier().name());
    }

    /// The same with another block.
    public SubnetDraft withCidr(@Nullable String cidr) {
        return new SubnetDraft(slot, name, zone, cidr, tier);
    }
}
