package io.gatehouse.cloud.sandbox.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// All of a simulated account, as a value that can be written down.
///
/// @param seed what its ids are made of, besides a running number
/// @param sequence the running number
/// @param tokens what creations with a client token made, by operation and token
/// @param hidden until when something that exists is not shown yet, by id
/// @param faults what is to go wrong
public record WorldState(
        long seed,
        long sequence,
        List<VpcEntry> vpcs,
        List<GatewayEntry> gateways,
        List<SubnetEntry> subnets,
        List<GroupEntry> groups,
        List<RuleEntry> rules,
        List<RoleEntry> roles,
        List<PolicyEntry> policies,
        List<ProfileEntry> profiles,
        List<InterfaceEntry> interfaces,
        List<AddressEntry> addresses,
        List<InstanceEntry> instances,
        List<TableEntry> tables,
        List<RouteEntry> routes,
        List<AssociationEntry> associations,
        List<BucketEntry> buckets,
        List<ObjectEntry> objects,
        List<QueueEntry> queues,
        List<MemberEntry> members,
        Map<String, String> tokens,
        Map<String, Instant> hidden,
        List<FaultRule> faults) {

    /// An account in which nothing exists.
    public static WorldState empty(long seed) {
        return new WorldState(
                seed, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), Map.of(), Map.of(), List.of());
    }
}
