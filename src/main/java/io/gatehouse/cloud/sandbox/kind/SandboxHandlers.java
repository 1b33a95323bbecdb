package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.api.SandboxApi;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.topology.Observed;
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
