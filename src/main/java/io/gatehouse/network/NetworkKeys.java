package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;

/// The keys of a network's resources, so that every feature calls the same thing by the same name.
///
/// @param network whose resources they are
public record NetworkKeys(NetworkId network) {

    /// The VPC.
    public ResourceKey vpc() {
        return key(ResourceKind.VPC, "vpc");
    }

    /// The internet gateway.
    public ResourceKey internetGateway() {
        return key(ResourceKind.INTERNET_GATEWAY, "internet");
    }

    /// A subnet.
    public ResourceKey subnet(SubnetLayout subnet) {
        return key(ResourceKind.SUBNET, subnet.slot());
    }

    /// The route table of all public subnets.
    public ResourceKey publicRouteTable() {
        return key(ResourceKind.ROUTE_TABLE, "public");
    }

    /// The route table of a zone's private subnets.
    ///
    /// @param letter the zone's letter
    public ResourceKey privateRouteTable(String letter) {
        return key(ResourceKind.ROUTE_TABLE, "private-" + letter);
    }

    /// The security group of the management interfaces of a NAT pair.
    public ResourceKey managementGroup() {
        return key(ResourceKind.SECURITY_GROUP, "nat-management");
    }

    /// The security group of the interfaces that forward for private hosts.
    public ResourceKey dataGroup() {
        return key(ResourceKind.SECURITY_GROUP, "nat-data");
    }

    /// The role of the NAT instances.
    public ResourceKey natRole() {
        return key(ResourceKind.ROLE, "nat");
    }

    /// What hands the role to the NAT instances.
    public ResourceKey natInstanceProfile() {
        return key(ResourceKind.INSTANCE_PROFILE, "nat");
    }

    /// The instance of a NAT member.
    ///
    /// @param member the member's slot, for example `nat-a`
    public ResourceKey natInstance(String member) {
        return key(ResourceKind.INSTANCE, member);
    }

    /// A network interface.
    ///
    /// @param slot for example `nat-a/data`
    public ResourceKey networkInterface(String slot) {
        return key(ResourceKind.NETWORK_INTERFACE, slot);
    }

    /// An Elastic IP.
    ///
    /// @param slot for example `nat-a/identity`
    public ResourceKey elasticIp(String slot) {
        return key(ResourceKind.ELASTIC_IP, slot);
    }

    private ResourceKey key(ResourceKind kind, String slot) {
        return new ResourceKey(network, kind, slot);
    }
}
