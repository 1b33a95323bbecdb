package io.gatehouse.topology;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /// The fact that says whether AWS can deliver what takes the route.
    public static final String STATE = "state";

    /// It cannot: the target is gone, or its instance is not running.
    public static final String STATE_BLACK_HOLE = "blackhole";

    /// The fact that says where it goes: a key, or the id of something that is not ours.
    public static final String TARGET = "target";

    private static final String BLACK_HOLE = "blackHole";

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

    /// A black hole is none any more once the instance behind it runs; telling AWS the same target again helps nothing.
    @Override
    public boolean isCuredBy(Resource other, Resource actual, List<Difference> differences) {
        Ref way = ((Route) actual).target();
        return other instanceof Instance instance
                && instance.networkInterfaces().contains(way)
                && differences.stream().allMatch(one -> one.component().equals(BLACK_HOLE));
    }

    /// AWS refuses a route to a gateway that is attached to nothing.
    @Override
    public boolean canBeBeside(Resource actual) {
        return !(actual instanceof InternetGateway gateway && gateway.key().equals(target) && gateway.isDetached());
    }

    /// What people want to know of it: where it goes, and its state, as AWS calls it.
    public Map<String, String> facts() {
        return blackHole
                ? Map.of(TARGET, target.toString(), STATE, STATE_BLACK_HOLE)
                : Map.of(TARGET, target.toString());
    }

    @Override
    public Disruption disruption(Intervention intervention) {
        return intervention == Intervention.UPDATE
                ? Disruption.brief("Packets to %s change their way.".formatted(destination))
                : Disruption.outage("Packets to %s have no way any more.".formatted(destination));
    }
}
