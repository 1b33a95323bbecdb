package io.gatehouse.cloud;

import io.gatehouse.planning.Action;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKind;
import java.util.List;
import java.util.Optional;

/// Actions of one kind and verb that are ready at the same time, so that an adapter may do them in one call.
///
/// @param network the network that they are for
/// @param actions not empty
/// @param ids what is known of the AWS ids of the network's resources
/// @param tokens gives each creation its client token
public record Batch(NetworkId network, List<Action> actions, Ids ids, Tokens tokens) {

    public Batch {
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one action");
        }
    }

    /// The kind of all its resources.
    public ResourceKind kind() {
        return actions.getFirst().key().kind();
    }

    /// What is done with all of them.
    public Action.Verb verb() {
        return actions.getFirst().id().verb();
    }

    /// Translates references into AWS ids.
    @FunctionalInterface
    public interface Ids {

        /// The AWS id behind a reference; empty when the resource does not exist yet.
        Optional<AwsId> find(Ref ref);

        /// The AWS id behind a reference.
        ///
        /// @throws IllegalStateException when the resource does not exist: the actions were not carried out in order
        default AwsId require(Ref ref) {
            return find(ref).orElseThrow(() -> new IllegalStateException("no AWS id is known for " + ref));
        }
    }

    /// Gives client tokens: the same for every attempt at making the same thing in a run, so that AWS makes one even
    /// when an answer was lost.
    @FunctionalInterface
    public interface Tokens {

        /// The token for an action, at most 64 ASCII characters.
        String of(Action.Id action);
    }
}
