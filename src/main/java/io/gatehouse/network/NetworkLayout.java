package io.gatehouse.network;

import io.gatehouse.topology.Cidr;
import java.util.List;

/// One network as its owner wants it. Only [LayoutRules] makes one, so whoever holds a layout holds a valid one.
///
/// @param name what the owner calls it; unique in its account
/// @param cidr the VPC's block, /16 to /28
/// @param zones the availability zones, the first is zone “a” in names and slots and the second zone “b”; one or two,
///   and exactly two for a NAT pair
/// @param subnets in the order in which people see them; slots and names are unique, blocks do not overlap
/// @param nat how private subnets reach the internet
/// @param egress what the NAT instances let out for private hosts
/// @param sshSources from where SSH reaches the NAT instances; empty for the private subnets
/// @param mode what Gatehouse may do without being asked
public record NetworkLayout(
        String name,
        Cidr cidr,
        List<String> zones,
        List<SubnetLayout> subnets,
        NatLayout nat,
        Egress egress,
        List<Cidr> sshSources,
        ApprovalMode mode) {

    public NetworkLayout {
        zones = List.copyOf(zones);
        subnets = List.copyOf(subnets);
        sshSources = List.copyOf(sshSources);
    }

    /// The subnets of a tier, in order.
    public List<SubnetLayout> subnets(Tier tier) {
        return subnets.stream().filter(subnet -> subnet.tier() == tier).toList();
    }

    /// The subnets of a tier in one zone, in order.
    public List<SubnetLayout> subnets(Tier tier, String zone) {
        return subnets(tier).stream().filter(subnet -> subnet.zone().equals(zone)).toList();
    }

    /// The blocks of the private subnets, in order.
    public List<Cidr> privateBlocks() {
        return subnets(Tier.PRIVATE).stream().map(SubnetLayout::cidr).toList();
    }

    /// From where SSH reaches the NAT instances: what was asked for, or the private subnets.
    public List<Cidr> effectiveSshSources() {
        return sshSources.isEmpty() ? privateBlocks() : sshSources;
    }

    /// The letter of a zone in names and slots: `a` for the first, `b` for the second.
    ///
    /// @throws IllegalArgumentException when the network is not in that zone
    public String letter(String zone) {
        int index = zones.indexOf(zone);
        if (index < 0) {
            throw new IllegalArgumentException("%s is not in %s".formatted(name, zone));
        }
        return String.valueOf((char) ('a' + index));
    }

    /// The `Name` tag of something to which the owner gave no name, for example `payments-nat-a`.
    public String nameOf(String part) {
        return name + "-" + part;
    }
}
