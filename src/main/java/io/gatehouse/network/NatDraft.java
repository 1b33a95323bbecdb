package io.gatehouse.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How private subnets reach the internet, as somebody typed it. Null is what was left out.
///
/// @param mode `PAIR`, `SINGLE` or `NONE`
/// @param instanceType for example `t4g.nano`
/// @param imageId the image, of Debian 12 or Ubuntu 24.04 or later; null or blank for the newest Debian 12
/// @param addresses which Elastic IPs of the account to use; new ones are allocated where none is named
/// @param dataFilter `STRICT` or `OPEN`
public record NatDraft(
        @Nullable String mode,
        @Nullable String instanceType,
        @Nullable String imageId,
        @Nullable List<AddressDraft> addresses,
        @Nullable String dataFilter) {

    /// The wizard's default.
    public static final NatDraft DEFAULT = new NatDraft("PAIR", "t4g.nano", "", List.of(), DataFilter.STRICT.name());

    /// One that says nothing of the filter.
    public NatDraft(
            @Nullable String mode,
            @Nullable String instanceType,
            @Nullable String imageId,
            @Nullable List<AddressDraft> addresses) {
        this(mode, instanceType, imageId, addresses, null);
    }

    /// A choice of an Elastic IP.
    ///
    /// @param slot which one of the network's it is, for example `nat-a/identity`
    /// @param allocationId the existing one, for example `eipalloc-0123456789abcdef0`; null or blank for a new one
    public record AddressDraft(@Nullable String slot, @Nullable String allocationId) {}

    public NatDraft {
        addresses = addresses == null ? null : Drafts.withoutNulls(addresses, new AddressDraft(null, null));
    }

    static NatDraft of(NatLayout nat) {
        if (nat.mode() == NatMode.NONE) {
            return new NatDraft("NONE", DEFAULT.instanceType, "", List.of(), DEFAULT.dataFilter);
        }
        return new NatDraft(
                nat.mode().name(),
                nat.instanceType(),
                nat.imageId(),
                nat.addresses().stream()
                        .map(choice -> new AddressDraft(choice.slot(), choice.allocationId().value()))
                        .toList(),
                nat.dataFilter().name());
    }

    NatDraft orElse(NatDraft other) {
        return new NatDraft(
                mode == null ? other.mode : mode,
                instanceType == null ? other.instanceType : instanceType,
                imageId == null ? other.imageId : imageId,
                addresses == null ? other.addresses : addresses,
                dataFilter == null ? other.dataFilter : dataFilter);
    }
}
