package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All that the adapter knows of one kind of resource. A new kind is a new handler, its line in [AwsHandlers] and, when
/// nothing listed yet shows it, its call in [RegionSweep].
///
/// What makes and changes things throws [CloudException] when AWS refuses; [AwsActuator] turns that into outcomes.
///
/// @param <R> the kind
interface AwsHandler<R extends Resource> {

    /// The kind.
    ResourceKind kind();

    /// Its record.
    Class<R> type();

    /// The IAM actions that seeing, making, changing and deleting it needs.
    Set<String> iamActions();

    /// Notes which of the things listed are ours by their own tags, so that references to them can be translated.
    default void index(RegionListing listing, OwnedIds.Index index) {}

    /// All of this kind that are ours, or are in something that is.
    Stream<Observed<R>> observe(RegionListing listing, OwnedIds own);

    /// How AWS finds the network interfaces that are in one of these; empty when none can be.
    default Optional<Occupancy> occupancy() {
        return Optional.empty();
    }

    /// Makes the resource. Tried again after a failure that passes, so what an earlier try left behind is completed.
    Outcome create(Task<R> task);

    /// Makes several that AWS can make in one call.
    default List<Outcome> createAll(List<Task<R>> tasks) {
        return Attempts.each(tasks, this::create);
    }

    /// Marks something that exists as the resource.
    default Outcome adopt(Task<R> task) {
        throw refusal(task, "NotAdoptable", "A %s cannot be adopted.".formatted(kind().title()));
    }

    /// Removes the differences of an existing resource. Without any it only waits until the resource can be used.
    Outcome update(Task<R> task);

    /// Deletes the resource. That it is gone already may be thrown as [Reason#NOT_FOUND].
    Outcome delete(Task<R> task);

    /// Deletes several that AWS can delete in one call.
    default List<Outcome> deleteAll(List<Task<R>> tasks) {
        return Attempts.each(tasks, this::delete);
    }

    /// Whether a resource that was made or changed can be used by now.
    default Outcome pollMade(Task<R> task) {
        return new Outcome.Applied(task.id());
    }

    /// Whether a deleted resource is gone by now.
    default Outcome pollGone(Task<R> task) {
        return new Outcome.Applied(null);
    }

    /// A refusal of Gatehouse's own, before AWS is asked.
    static CloudException refusal(Task<?> task, String code, String message) {
        return new CloudException(new CloudFailure(Reason.INVALID, task.action().id().toString(), code, message), null);
    }
}
