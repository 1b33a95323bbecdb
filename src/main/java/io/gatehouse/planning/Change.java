package io.gatehouse.planning;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Tagged;
import java.util.List;
import java.util.Optional;

/// What happens to one resource.
public sealed interface Change {

    /// The resource's key.
    ResourceKey key();

    /// The resource as it was seen; empty when it is not there, or when it is not clear which one it is.
    default Optional<Observed<?>> seen() {
        return switch (this) {
            case Update update -> Optional.of(update.before());
            case Replace replace -> Optional.of(replace.before());
            case Delete delete -> Optional.of(delete.before());
            case Create _, Adopt _, Blocked _ -> Optional.empty();
        };
    }

    /// Whether the resource is wanted to depend on another one.
    default boolean needs(ResourceKey other) {
        return switch (this) {
            case Create create -> create.wanted().dependsOn().contains(other);
            case Adopt adopt -> adopt.wanted().dependsOn().contains(other);
            case Update update -> update.wanted().dependsOn().contains(other);
            case Replace replace -> replace.wanted().dependsOn().contains(other);
            case Delete _, Blocked _ -> false;
        };
    }

    /// Whether the resource, as it was seen, goes.
    default boolean destroys() {
        return this instanceof Delete || this instanceof Replace;
    }

    /// Make a resource that is not there.
    record Create(Resource wanted) implements Change {
        @Override
        public ResourceKey key() {
            return wanted.key();
        }
    }

    /// Take something that the account has already into use.
    record Adopt(Tagged wanted, AwsId existing) implements Change {
        @Override
        public ResourceKey key() {
            return wanted.key();
        }
    }

    /// Change a resource in place.
    record Update(Observed<?> before, Resource wanted, List<Difference> differences) implements Change {
        @Override
        public ResourceKey key() {
            return wanted.key();
        }
    }

    /// Delete a resource and make it again, because AWS cannot change it in place or because what it stands on is made
    /// again.
    record Replace(Observed<?> before, Resource wanted, List<Difference> differences) implements Change {
        @Override
        public ResourceKey key() {
            return wanted.key();
        }
    }

    /// Delete a resource that nobody wants.
    record Delete(Observed<?> before) implements Change {
        @Override
        public ResourceKey key() {
            return before.key();
        }
    }

    /// Nothing is done until a person has decided.
    record Blocked(ResourceKey key, String why) implements Change {}
}
