package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Tags;
import io.gatehouse.cloud.sandbox.api.SandboxApi;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.Tagged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One action of a batch in the words of its kind's handler.
///
/// @param resource the resource as it is wanted, or for a deletion as it was seen
/// @param api the account
/// @param installation whose tags it gets
/// @param <R> its kind
record Task<R extends Resource>(R resource, Action action, Batch batch, SandboxApi api, InstallationId installation) {

    static <R extends Resource> List<Task<R>> of(
            Class<R> type, Batch batch, SandboxApi api, InstallationId installation) {
        return batch.actions().stream()
                .map(action -> new Task<>(type.cast(action.work().resource()), action, batch, api, installation))
                .toList();
    }

    /// The AWS id behind a reference.
    ///
    /// @throws IllegalStateException when there is none yet
    String id(Ref ref) {
        return ref instanceof AwsId id ? id.value() : batch.ids().require(ref).value();
    }

    /// The resource's own id: what is adopted, was seen before, or was made by an earlier call.
    AwsId id() {
        return switch (action.work()) {
            case Work.Adopt(_, var existing) -> existing;
            case Work.Update(_, var before, _) -> before.id();
            case Work.Delete(var before) -> before.id();
            case Work.Create _ -> batch.ids().require(resource.key());
        };
    }

    /// The resource as it was seen; an action that makes it has none.
    R before() {
        Observed<?> seen =
                switch (action.work()) {
                    case Work.Update(_, var before, _) -> before;
                    case Work.Delete(var before) -> before;
                    case Work.Create _, Work.Adopt _ ->
                            throw new IllegalStateException("nothing was seen before " + action.id());
                };
        return type().cast(seen.actual());
    }

    @SuppressWarnings("unchecked") // a record's class is exactly its kind
    private Class<R> type() {
        return (Class<R>) resource.getClass();
    }

    /// Whether an update is about this component.
    boolean changes(String component) {
        return changed().contains(component);
    }

    private Set<String> changed() {
        return action.work() instanceof Work.Update(_, _, var differences)
                ? differences.stream().map(Difference::component).collect(Collectors.toSet())
                : Set.of();
    }

    /// The client token of the action.
    String token() {
        return batch.tokens().of(action.id());
    }

    /// The tags that the resource is to have.
    Map<String, String> tags(Tagged tagged) {
        return Tags.of(installation, tagged);
    }
}
