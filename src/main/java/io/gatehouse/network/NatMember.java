package io.gatehouse.network;

import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.ResourceKey;
import java.util.List;
import java.util.Optional;

/// One NAT instance as the layout wants it: where it is, and which addresses it has.
///
/// A member of a pair has a management interface (device 0), whose addresses never move, and a data interface (device
/// 1), which forwards for private hosts. A single NAT instance has one interface for both; then the management
/// components name the data interface.
///
/// @param slot `nat-a` or `nat-b`
/// @param letter the letter of its zone
/// @param zone its availability zone
/// @param publicSubnet the subnet in which its interfaces are
/// @param managementAddress the private address by which it is administered and by which its peer hears it
/// @param dataAddress its identity address: what traffic of its private subnets is translated to, and what its Elastic
///   IP is mapped to
/// @param twinAddress the second address of its data interface, which carries the peer's identity after a takeover;
///   empty without a peer
/// @param privateSubnets the blocks of the private subnets whose traffic its identity carries: those of its zone, or
///   those of both zones for a single NAT instance
/// @param managementInterface the interface with the management address
/// @param dataInterface the interface with the identity address
/// @param managementElasticIp the Elastic IP of the management address, which never moves
/// @param identityElasticIp the Elastic IP of the identity
/// @param routeTables the private route tables whose default route prefers it
/// @param instance the instance
public record NatMember(
        String slot,
        String letter,
        String zone,
        SubnetLayout publicSubnet,
        Ipv4 managementAddress,
        Ipv4 dataAddress,
        Optional<Ipv4> twinAddress,
        List<Cidr> privateSubnets,
        ResourceKey managementInterface,
        ResourceKey dataInterface,
        ResourceKey managementElasticIp,
        ResourceKey identityElasticIp,
        List<ResourceKey> routeTables,
        ResourceKey instance) {

    /// Whether management has an interface of its own.
    public boolean hasManagementInterface() {
        return !managementInterface.equals(dataInterface);
    }

    /// The interfaces of the instance, by device index.
    public List<ResourceKey> interfaces() {
        return hasManagementInterface() ? List.of(managementInterface, dataInterface) : List.of(dataInterface);
    }
}
