package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.Tags;
import io.gatehouse.cloud.sandbox.api.SandboxApi;
import io.gatehouse.cloud.sandbox.world.InstanceEntry;
import io.gatehouse.cloud.sandbox.world.InterfaceEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Occupant;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The handler of every kind.
public final class SandboxHandlers {

    private static final List<SandboxHandler<?>> ALL =
            List.of(
                    new VpcHandler(),
                    new InternetGatewayHandler(),
                    new SubnetHandler(),
                    new SecurityGroupHandler(),
                    new SecurityGroupRuleHandler(),
                    new RoleHandler(),
                    new RolePolicyHandler(),
                    new InstanceProfileHandler(),
                    new NetworkInterfaceHandler(),
                    new ElasticIpHandler(),
                    new ElasticIpAssociationHandler(),
                    new InstanceHandler(),
                    new RouteTableHandler(),
                    new RouteHandler(),
                    new RouteTableAssociationHandler(),
                    new BucketHandler(),
                    new QueueHandler(),
                    new StoredObjectHandler());

    private final Map<ResourceKind, SandboxHandler<?>> byKind = new EnumMap<>(ResourceKind.class);

    public SandboxHandlers() {
        ALL.forEach(handler -> byKind.put(handler.kind(), handler));
    }

    /// The API operations that a sweep calls.
    public Set<String> listings() {
        return ALL.stream().map(SandboxHandler::listing).collect(Collectors.toUnmodifiableSet());
    }

    /// Everything that is ours.
    public Stream<Observed<?>> observe(OwnedView view) {
        return ALL.stream().flatMap(handler -> handler.observe(view));
    }

    /// What others have in something of ours, each with the id of what it is in.
    public Stream<Map.Entry<AwsId, Occupant>> occupants(
            Observed<?> one, SandboxWorld world, InstallationId installation) {
        return of(one.key().kind())
                .inside(world, one.id())
                .filter(inside -> Tags.key(installation, inside.tags()).isEmpty())
                .map(inside -> Map.entry(one.id(), new Occupant(new AwsId(inside.id()), owner(world, inside))));
    }

    private static String owner(SandboxWorld world, InterfaceEntry one) {
        return world.instances().using(one.id()).map(InstanceEntry::id).orElse("");
    }

    /// Carries out a batch.
    public List<Outcome> apply(Batch batch, SandboxApi api, InstallationId installation) {
        return apply(of(batch.kind()), batch, api, installation);
    }

    /// Asks how a batch is getting on.
    public List<Outcome> poll(Batch batch, SandboxApi api, InstallationId installation) {
        return poll(of(batch.kind()), batch, api, installation);
    }

    private SandboxHandler<?> of(ResourceKind kind) {
        return Optional.ofNullable(byKind.get(kind)).orElseThrow();
    }

    private static <R extends Resource> List<Outcome> apply(
            SandboxHandler<R> handler, Batch batch, SandboxApi api, InstallationId installation) {
        List<Task<R>> tasks = Task.of(handler.type(), batch, api, installation);
        return switch (batch.verb()) {
            case CREATE -> handler.createAll(tasks);
            case ADOPT -> Attempts.each(tasks, handler::adopt);
            case UPDATE -> Attempts.each(tasks, handler::update);
            case DELETE -> handler.deleteAll(tasks);
        };
    }

    private static <R extends Resource> List<Outcome> poll(
            SandboxHandler<R> handler, Batch batch, SandboxApi api, InstallationId installation) {
        List<Task<R>> tasks = Task.of(handler.type(), batch, api, installation);
        return Attempts.each(tasks, batch.verb() == Verb.DELETE ? handler::pollGone : handler::pollMade);
    }
}
