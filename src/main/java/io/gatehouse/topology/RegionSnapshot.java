package io.gatehouse.topology;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that one sweep of an account's region saw. What is owned carries this installation's tags, or is in something
/// that does; everything else is foreign and never touched. Of what is foreign, at least all that could be adopted is
/// listed by id.
///
/// @param where the region
/// @param at when the sweep began
/// @param owned by scope, ordered by key
/// @param sharing the networks that have something in what all networks of the region share
/// @param foreign ids of what is there but not ours: all Elastic IPs, and of the rest what the sweep came across
/// @param occupants what others have in something of ours, by its id, where anybody asked
public record RegionSnapshot(
        AccountRegion where,
        Instant at,
        Map<Scope, List<Observed<?>>> owned,
        Set<NetworkId> sharing,
        Set<AwsId> foreign,
        Map<AwsId, List<Occupant>> occupants) {

    /// A snapshot of these resources, in whatever order they were seen.
    public static RegionSnapshot of(
            AccountRegion where, Instant at, Collection<Observed<?>> owned, Collection<AwsId> foreign) {
        Map<Scope, List<Observed<?>>> byScope =
                owned.stream()
                        .sorted(
                                java.util.Comparator.<Observed<?>, ResourceKey>comparing(Observed::key)
                                        .thenComparing(Observed::id))
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.key().scope(), HashMap::new, Collectors.toUnmodifiableList()));
        return new RegionSnapshot(
                where,
                at,
                Map.copyOf(byScope),
                sharing(byScope, new RegionScope(where.region())),
                Set.copyOf(foreign),
                Map.of());
    }

    /// The same, with what others have in something of ours.
    public RegionSnapshot with(Map<AwsId, List<Occupant>> occupants) {
        return new RegionSnapshot(where, at, owned, sharing, foreign, Map.copyOf(occupants));
    }

    /// Found out once for all networks: each of their plans asks.
    private static Set<NetworkId> sharing(Map<Scope, List<Observed<?>>> byScope, RegionScope shared) {
        return byScope.entrySet().stream()
                .filter(scope -> scope.getKey() instanceof NetworkId)
                .filter(scope -> scope.getValue().stream().anyMatch(one -> standsIn(one, shared)))
                .map(scope -> (NetworkId) scope.getKey())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean standsIn(Observed<?> one, RegionScope shared) {
        return one.actual().dependsOn().stream().anyMatch(on -> on.scope().equals(shared));
    }

    /// What is owned in a scope, ordered by key; empty when nothing is.
    public List<Observed<?>> in(Scope scope) {
        return owned.getOrDefault(scope, List.of());
    }

    /// What the networks of the region share.
    public RegionScope shared() {
        return new RegionScope(where.region());
    }

    /// What is owned in a network's scope, and after it what all networks of the region share.
    public List<Observed<?>> around(NetworkId network) {
        return Stream.concat(in(network).stream(), in(shared()).stream()).toList();
    }

    /// What is owned in a scope, by key and all claimants of it.
    public Map<ResourceKey, List<Observed<?>>> byKey(Scope scope) {
        return in(scope).stream().collect(Collectors.groupingBy(Observed::key, TreeMap::new, Collectors.toList()));
    }
}
