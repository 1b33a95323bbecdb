package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The network interfaces of an account.
public final class Interfaces extends TaggedTable<InterfaceEntry> {

    /// At the start of every subnet: the network itself, the router, the resolver, and one for later.
    private static final int RESERVED_AT_START = 4;

    private static final int MAX_GROUPS = 5;

    Interfaces(SandboxWorld world, Collection<InterfaceEntry> entries) {
        super(world, "InvalidNetworkInterfaceID.NotFound", "networkInterface ID", entries);
    }

    /// `CreateNetworkInterface`, with the source/destination check on.
    ///
    /// @param token the same for the same creation
    public InterfaceEntry create(
            String subnetId,
            String primary,
            List<String> secondary,
            List<String> groups,
            Map<String, String> tags,
            String token) {
        return world().once(
                        "CreateNetworkInterface " + token,
                        this,
                        () -> {
                            SubnetEntry subnet = world().subnets().require(subnetId);
                            checkAddresses(subnet, Stream.concat(Stream.of(primary), secondary.stream()).toList());
                            checkGroups(subnet.vpcId(), groups);
                            String id = world().ids().next("eni");
                            return add(new InterfaceEntry(id, subnetId, primary, secondary, groups, true, tags));
                        });
    }

    private void checkAddresses(SubnetEntry subnet, List<String> addresses) {
        Cidr block = Cidr.parse(subnet.cidr());
        Set<String> reserved = reserved(block);
        Set<String> used =
                existing()
                        .filter(one -> one.subnetId().equals(subnet.id()))
                        .flatMap(InterfaceEntry::addresses)
                        .collect(Collectors.toSet());
        for (String address : addresses) {
            if (!block.contains(new Ipv4(address)) || reserved.contains(address)) {
                throw Refusal.invalid(
                        "InvalidParameterValue",
                        "Address %s does not fall within the subnet's address range".formatted(address));
            }
            if (!used.add(address)) {
                throw new Refusal(
                        Reason.DEPENDENCY_VIOLATION,
                        "InvalidIPAddress.InUse",
                        "The specified address is already in use: " + address);
            }
        }
    }

    private static Set<String> reserved(Cidr block) {
        var reserved = new HashSet<String>();
        for (int i = 0; i < RESERVED_AT_START; i++) {
            reserved.add(block.address(i).text());
        }
        reserved.add(block.address(block.size() - 1).text());
        return reserved;
    }

    private void checkGroups(String vpcId, List<String> groups) {
        if (groups.isEmpty() || groups.size() > MAX_GROUPS) {
            throw Refusal.invalid("InvalidParameterValue", "An interface has from 1 to 5 security groups.");
        }
        for (String id : groups) {
            if (!world().groups().require(id).vpcId().equals(vpcId)) {
                throw Refusal.invalid(
                        "InvalidParameterValue", "You have specified two resources that belong to different networks.");
            }
        }
    }

    /// `AssignPrivateIpAddresses`.
    public void assign(String id, List<String> more) {
        InterfaceEntry one = require(id);
        checkAddresses(world().subnets().require(one.subnetId()), more);
        put(one.withSecondary(Stream.concat(one.secondary().stream(), more.stream()).toList()));
    }

    /// `UnassignPrivateIpAddresses`: Elastic IPs that point at them point nowhere afterwards.
    public void unassign(String id, List<String> fewer) {
        InterfaceEntry one = require(id);
        if (!one.secondary().containsAll(fewer)) {
            throw Refusal.invalid(
                    "InvalidParameterValue", "Some of %s are not assigned to interface %s".formatted(fewer, id));
        }
        fewer.forEach(address -> world().addresses().forget(id, address));
        put(one.withSecondary(one.secondary().stream().filter(address -> !fewer.contains(address)).toList()));
    }

    /// `ModifyNetworkInterfaceAttribute` of the security groups.
    public void setGroups(String id, List<String> groups) {
        InterfaceEntry one = require(id);
        checkGroups(world().subnets().require(one.subnetId()).vpcId(), groups);
        put(one.withGroups(groups));
    }

    /// `ModifyNetworkInterfaceAttribute` of the source/destination check.
    public void setCheck(String id, boolean on) {
        put(require(id).withCheck(on));
    }

    /// `DeleteNetworkInterface`: Elastic IPs that point at it point nowhere afterwards, routes become black holes.
    public void delete(String id) {
        require(id);
        if (world().instances().using(id).isPresent()) {
            throw new Refusal(
                    Reason.DEPENDENCY_VIOLATION,
                    "InvalidNetworkInterface.InUse",
                    "Network interface '%s' is currently in use.".formatted(id));
        }
        world().addresses().forget(id);
        remove(id);
    }

    /// The VPC that an interface is in.
    public String vpcOf(InterfaceEntry one) {
        return world().subnets()
                .existing()
                .filter(subnet -> subnet.id().equals(one.subnetId()))
                .map(SubnetEntry::vpcId)
                .findFirst()
                .orElseThrow();
    }
}
