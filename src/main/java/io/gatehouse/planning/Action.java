package io.gatehouse.planning;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a cloud is asked to do for a step: a replacement is two actions, every other step one.
///
/// @param id unique in the plan
/// @param work what is to be done
/// @param after the actions that must have ended first
public record Action(Id id, Work work, Set<Id> after) {

    /// Names an action in its plan.
    ///
    /// @param key the resource
    /// @param verb what is done to it
    public record Id(ResourceKey key, Verb verb) implements Comparable<Id> {

        @Override
        public int compareTo(Id other) {
            int byVerb = verb.compareTo(other.verb);
            return byVerb != 0 ? byVerb : key.compareTo(other.key);
        }

        /// Reads what [#toString()] wrote; empty for anything else.
        public static Optional<Id> parse(String text) {
            int colon = text.indexOf(':');
            return Stream.of(Verb.values())
                    .filter(verb -> colon > 0 && verb.word().equals(text.substring(0, colon)))
                    .findFirst()
                    .flatMap(verb -> ResourceKey.parse(text.substring(colon + 1)).map(key -> new Id(key, verb)));
        }

        /// The id as one word, for example `create:n7/subnet/private-a`.
        @Override
        public String toString() {
            return verb.word() + ":" + key.text();
        }
    }

    /// The resource in words, for example `subnet private-a`.
    public String title() {
        return Step.title(work.resource());
    }

    /// What an action does.
    public enum Verb {
        DELETE,
        CREATE,
        ADOPT,
        UPDATE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// An action's input.
    public sealed interface Work {

        /// The resource as it is wanted, or for a deletion as it was seen.
        Resource resource();

        /// Make the resource.
        record Create(Resource resource) implements Work {}

        /// Mark something that exists as the resource.
        record Adopt(Resource resource, AwsId existing) implements Work {}

        /// Remove the differences of an existing resource.
        record Update(Resource resource, Observed<?> before, List<Difference> differences) implements Work {}

        /// Delete the resource.
        record Delete(Observed<?> before) implements Work {
            @Override
            public Resource resource() {
                return before.actual();
            }
        }
    }

    /// The key of the resource.
    public ResourceKey key() {
        return id.key();
    }
}
