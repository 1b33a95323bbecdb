package io.gatehouse.topology;

/// The other side of a security group rule.
public sealed interface Peer {

    /// Every address of a block.
    record Block(Cidr cidr) implements Peer {
        @Override
        public String toString() {
            return cidr.toString();
        }
    }

    /// Every interface that has a security group.
    record Group(Ref ref) implements Peer, Components.HasRef {
        @Override
        public String toString() {
            return ref instanceof ResourceKey key ? "group " + key.slot() : "group " + ref;
        }
    }

    /// Something Gatehouse never writes itself: an IPv6 block or a prefix list that somebody put into a rule.
    record Other(String description) implements Peer {
        @Override
        public String toString() {
            return description;
        }
    }
}
