package io.gatehouse.forwarding;

import io.gatehouse.topology.Cidr;

/// Who may connect through a forward.
public sealed interface Source {

    /// Every address of a block.
    record Block(Cidr cidr) implements Source {
        @Override
        public String toString() {
            return cidr.toString();
        }
    }

    /// Whoever is on a saved list, now and later.
    ///
    /// @param list the list's name
    record Saved(String list) implements Source {
        @Override
        public String toString() {
            return list;
        }
    }
}
