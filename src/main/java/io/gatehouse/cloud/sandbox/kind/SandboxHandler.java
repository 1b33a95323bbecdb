package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.InterfaceEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKind;
import java.util.List;
import java.util.stream.Stream;

/// All that the sandbox knows of one kind of resource. A new kind is a new handler and its line in [SandboxHandlers].
///
/// What makes and changes things throws [CloudException] when the simulated cloud refuses.
///
/// @param <R> the kind
public interface SandboxHandler<R extends Resource> {

    /// The kind.
    ResourceKind kind();

    /// Its record.
    Class<R> type();

    /// The API operation that a sweep sees it by.
    String listing();

    /// All of this kind that are ours, or are in something that is.
    Stream<Observed<R>> observe(OwnedView view);

    /// The network interfaces in one of these, whosever they are; none where none can be.
    default Stream<InterfaceEntry> inside(SandboxWorld world, AwsId id) {
        return Stream.empty();
    }

    /// Makes the resource.
    Outcome create(Task<R> task);

    /// Makes several that one call can make.
    default List<Outcome> createAll(List<Task<R>> tasks) {
        return Attempts.each(tasks, this::create);
    }

    /// Marks something that exists as the resource.
    default Outcome adopt(Task<R> task) {
        throw new IllegalStateException("a %s cannot be adopted".formatted(kind().title()));
    }

    /// Removes the differences of an existing resource.
    Outcome update(Task<R> task);

    /// Deletes the resource. What is gone already is thrown as not found.
    Outcome delete(Task<R> task);

    /// Deletes several that one call can delete.
    default List<Outcome> deleteAll(List<Task<R>> tasks) {
        return Attempts.each(tasks, Attempts.orGone(this::delete));
    }

    /// Whether a resource that was made or changed can be used by now.
    default Outcome pollMade(Task<R> task) {
        return new Outcome.Applied(task.id());
    }

    /// Whether a deleted resource is gone by now.
    default Outcome pollGone(Task<R> task) {
        return new Outcome.Applied(null);
    }
}
