package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.sandbox.world.AddressEntry.Link;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The Elastic IPs of an account. They are taken from the blocks that are set aside for documentation (RFC 5737), so
/// that nobody mistakes them for real ones.
public final class Addresses extends TaggedTable<AddressEntry> {

    private static final int LAST_HOST = 254;

    Addresses(SandboxWorld world, Collection<AddressEntry> entries) {
        super(world, "InvalidAllocationID.NotFound", "allocation ID", entries);
    }

    /// `AllocateAddress`.
    public AddressEntry allocate(Map<String, String> tags) {
        if (left() < 1) {
            throw new Refusal(
                    Reason.QUOTA, "AddressLimitExceeded", "The maximum number of addresses has been reached.");
        }
        Set<String> used = existing().map(AddressEntry::publicAddress).collect(Collectors.toSet());
        String free =
                Stream.of("203.0.113.", "198.51.100.", "192.0.2.")
                        .flatMap(block -> IntStream.rangeClosed(1, LAST_HOST).mapToObj(host -> block + host))
                        .filter(address -> !used.contains(address))
                        .findFirst()
                        .orElseThrow(() ->
                                new Refusal(
                                        Reason.CAPACITY,
                                        "InsufficientAddressCapacity",
                                        "Not enough available addresses to satisfy your address request."));
        return add(new AddressEntry(world().ids().next("eipalloc"), free, null, tags));
    }

    /// How many more can be allocated.
    public int left() {
        return Math.max(0, world().rules().elasticIps() - (int) existing().count());
    }

    /// `AssociateAddress` with `AllowReassociation`: whatever pointed at the same private address points nowhere then.
    public Link associate(String id, String interfaceId, String privateAddress) {
        AddressEntry address = require(id);
        InterfaceEntry target = world().interfaces().require(interfaceId);
        if (target.addresses().noneMatch(privateAddress::equals)) {
            throw Refusal.invalid(
                    "InvalidParameterValue",
                    "You must specify a private IP address of %s: %s is not one."
                            .formatted(interfaceId, privateAddress));
        }
        String vpcId = world().interfaces().vpcOf(target);
        if (world().gateways().of(vpcId).isEmpty()) {
            throw new Refusal(
                    Reason.DEPENDENCY_VIOLATION,
                    "Gateway.NotAttached",
                    "Network %s is not attached to any internet gateway".formatted(vpcId));
        }
        forget(interfaceId, privateAddress);
        var link = new Link(world().ids().next("eipassoc"), interfaceId, privateAddress);
        put(address.linkedTo(link));
        return link;
    }

    /// `DisassociateAddress`.
    public void disassociate(String associationId) {
        AddressEntry address =
                ofAssociation(associationId)
                        .orElseThrow(() ->
                                new Refusal(
                                        Reason.NOT_FOUND,
                                        "InvalidAssociationID.NotFound",
                                        "The association ID '%s' does not exist".formatted(associationId)));
        put(address.linkedTo(null));
    }

    private Optional<AddressEntry> ofAssociation(String associationId) {
        return all().filter(one -> one.link() != null && one.link().associationId().equals(associationId)).findFirst();
    }

    /// `ReleaseAddress`.
    public void release(String id) {
        if (require(id).link() != null) {
            throw new Refusal(
                    Reason.DEPENDENCY_VIOLATION, "InvalidIPAddress.InUse", "Address %s is in use.".formatted(id));
        }
        remove(id);
    }

    /// Whether an Elastic IP points into a VPC.
    boolean anyIn(String vpcId) {
        return world().interfaces()
                .existing()
                .filter(one -> world().interfaces().vpcOf(one).equals(vpcId))
                .anyMatch(one -> any(address -> address.pointsAt(one.id())));
    }

    void forget(String interfaceId) {
        unlink(existing().filter(one -> one.pointsAt(interfaceId)));
    }

    void forget(String interfaceId, String privateAddress) {
        unlink(existing().filter(one -> one.pointsAt(interfaceId, privateAddress)));
    }

    private void unlink(Stream<AddressEntry> some) {
        some.toList().forEach(one -> put(one.linkedTo(null)));
    }
}
