package io.gatehouse.network;

import io.gatehouse.topology.Cidr;

/// One subnet as its owner wants it.
///
/// @param slot its id in the network for life, given when it is first saved; renaming does not change it
/// @param name what the owner calls it
/// @param zone the availability zone, one of the network's
/// @param cidr its block, /16 to /28, inside the VPC's
/// @param tier whether it has a way to the internet of its own
public record SubnetLayout(String slot, String name, String zone, Cidr cidr, Tier tier) {}
