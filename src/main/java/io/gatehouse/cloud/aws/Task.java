package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.Batch;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.Resource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One action of a batch, in the words of its kind's handler.
///
/// @param resource the resource as it is wanted, or for a deletion as it was seen
/// @param <R> its kind
record Task<R extends Resource>(R resource, Action action, Batch batch) {

    static <R extends Resource> Task<R> of(Class<R> type, Action action, Batch batch) {
        return new Task<>(type.cast(action.work().resource()), action, batch);
    }

    /// The AWS id behind a reference.
    ///
    /// @throws IllegalStateException when there is none yet
    String id(Ref ref) {
        return ref instanceof AwsId id ? id.value() : batch.ids().require(ref).value();
    }

    /// The AWS id behind a reference; empty when there is none yet.
    Optional<String> find(Ref ref) {
        return ref instanceof AwsId id ? Optional.of(id.value()) : batch.ids().find(ref).map(AwsId::value);
    }

    /// The resource's own id: what was adopted, seen before, or made by an earlier call.
    AwsId id() {
        return switch (action.work()) {
            case Work.Adopt(_, var existing) -> existing;
            case Work.Update(_, var before, _) -> before.id();
            case Work.Delete(var before) -> before.id();
            case Work.Create _ -> batch.ids().require(resource.key());
        };
    }

    /// The client token of this action.
    String token() {
        return batch.tokens().of(action.id());
    }

    /// The components that differ; empty unless this is an update.
    Set<String> changed() {
        return action.work() instanceof Work.Update(_, _, var differences)
                ? differences.stream().map(Difference::component).collect(Collectors.toSet())
                : Set.of();
    }

    /// The resource as it was seen; empty when it is being made.
    Optional<R> before() {
        return seen().map(seen -> type().cast(seen.actual()));
    }

    private Optional<Observed<?>> seen() {
        return switch (action.work()) {
            case Work.Update(_, var before, _) -> Optional.of(before);
            case Work.Delete(var before) -> Optional.of(before);
            case Work.Create _, Work.Adopt _ -> Optional.empty();
        };
    }

    @SuppressWarnings("unchecked") // a record's class is exactly its kind
    private Class<R> type() {
        return (Class<R>) resource.getClass();
    }
}
