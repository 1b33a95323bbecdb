package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.HalfMadeException;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.TaggedTable;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Tagged;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Makes things that need more than one call. When a later call does not see yet what the first one made, the thing is
/// waited for, and completed by another try that finds it by its tags.
final class Completion {

    private Completion() {}

    /// What an earlier try left behind; empty when there is nothing.
    static Optional<String> leftBehind(
            Task<? extends Tagged> task, String listing, Function<SandboxWorld, TaggedTable<?>> table) {
        Map<String, String> tags = task.tags(task.resource());
        return task.api().call(listing, world -> table.apply(world).idsTagged(tags).findFirst());
    }

    /// Completes what was made.
    static Outcome complete(String id, Consumer<String> rest) {
        try {
            rest.accept(id);
            return new Outcome.Applied(new AwsId(id));
        } catch (CloudException e) {
            if (e.failure().reason() == Reason.NOT_FOUND) {
                return new Outcome.Waiting(new AwsId(id), "it to be seen everywhere");
            }
            throw new HalfMadeException(e, new AwsId(id));
        }
    }

    /// Whether what was made is seen by now, so that it can be completed.
    static Outcome poll(Task<? extends Tagged> task, String listing, Function<SandboxWorld, TaggedTable<?>> table) {
        return leftBehind(task, listing, table)
                .<Outcome>map(id ->
                        new Outcome.Retry(
                                new CloudFailure(
                                        Reason.NOT_FOUND, listing, "", id + " is seen now and can be completed.")))
                .orElseGet(() -> new Outcome.Waiting(task.id(), "it to be seen everywhere"));
    }
}
