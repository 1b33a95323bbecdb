package io.gatehouse.planning;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Tagged;
import java.util.List;

/// What happens to one resource.
public sealed interface Change {

    /// The resource's key.
    ResourceKey key();

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
