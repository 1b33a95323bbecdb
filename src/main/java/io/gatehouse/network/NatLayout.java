package io.gatehouse.network;

import io.gatehouse.topology.AwsId;
import java.util.List;
import java.util.Optional;

/// How private subnets reach the internet.
///
/// @param mode with how many NAT instances
/// @param instanceType for example `t4g.nano`; empty in mode NONE
/// @param imageId pinned when the revision was saved: a newer image is an offer, never drift; empty in mode NONE
/// @param addresses the Elastic IPs that the account had before and that are used instead of new ones
/// @param dataFilter what filters the interfaces that forward
public record NatLayout(
        NatMode mode, String instanceType, String imageId, List<AddressChoice> addresses, DataFilter dataFilter) {

    public NatLayout {
        addresses = List.copyOf(addresses);
    }

    /// With the usual, strict, filter.
    public NatLayout(NatMode mode, String instanceType, String imageId, List<AddressChoice> addresses) {
        this(mode, instanceType, imageId, addresses, DataFilter.STRICT);
    }

    /// The existing address that was chosen for an Elastic IP; empty when a new one is to be allocated.
    ///
    /// @param slot the Elastic IP's slot, for example `nat-a/identity`
    public Optional<AwsId> existing(String slot) {
        return addresses.stream()
                .filter(choice -> choice.slot().equals(slot))
                .map(AddressChoice::allocationId)
                .findFirst();
    }

    /// An Elastic IP that the account had before, in the place of a new one.
    ///
    /// @param slot which one it is, for example `nat-a/identity`
    /// @param allocationId for example `eipalloc-0123456789abcdef0`
    public record AddressChoice(String slot, AwsId allocationId) {}
}
