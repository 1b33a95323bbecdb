package io.gatehouse.topology;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A route. A NAT pair may rightly move it between its members, so the target is a preference: any acceptable one is as
/// good. A route is changed in place (`ReplaceRoute`), never deleted and made again.
///
/// @param routeTable the table that it is in
/// @param destination where packets want to go, as a CIDR, or the id of a prefix list that somebody used
/// @param target an internet gateway or network interface
/// @param alsoAcceptable what else it may point at without being drift; empty in an observed one
/// @param blackHole whether AWS says that the target is gone or its instance is not running
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRoute.html">ReplaceRoute</a>
public record Route(
        ResourceKey key,
        @Fixed Ref routeTable,
        @Fixed String destination,
        Ref target,
        Set<Ref> alsoAcceptable,
        boolean blackHole)
        implements Resource {

    /// The wanted route of a table to a destination.
    public static Route of(ResourceKey routeTable, Cidr destination, Ref target, Set<Ref> alsoAcceptable) {
        return new Route(
                keyOf(routeTable, destination.toString()),
                routeTable,
                destination.toString(),
                target,
                Set.copyOf(alsoAcceptable),
                false);
    }

    /// The key of the only route that a table can have to this destination.
    public static ResourceKey keyOf(ResourceKey routeTable, String destination) {
        return new ResourceKey(
                routeTable.scope(), ResourceKind.ROUTE, routeTable.slot() + ">" + destination.toLowerCase(Locale.ROOT));
    }

    @Override
    public String label() {
        return "%s in %s".formatted(destination, routeTable instanceof ResourceKey table ? table.slot() : routeTable);
    }

    @Override
    public Set<ResourceKey> dependsOn() {
        return Refs.keys(routeTable, target);
    }

    @Override
    public List<Difference> differences(Resource actual) {
        var seen = (Route) actual;
        var target = alsoAcceptable.contains(seen.target()) ? seen.target() : this.target;
        return Components.compare(
                new Route(key, routeTable, destination, target, seen.alsoAcceptable(), blackHole), seen);
    }

    @Override
    public Disruption disruption(Intervention intervention) {
        return intervention == Intervention.UPDATE
                ? Disruption.brief("Packets to %s change their way.".formatted(destination))
                : Disruption.outage("Packets to %s have no way any more.".formatted(destination));
    }
}
