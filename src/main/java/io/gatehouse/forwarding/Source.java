package io.gatehouse.forwarding;

import io.gatehouse.topology.Cidr;

/// Who may connect through a forward.
public sealed interface Source {

    /// Blocks that are larger than this hold a large part of the internet.
    int WIDEST = 8;

    /// Whether a block is so large that it takes a second question.
    static boolean isWide(Cidr block) {
        return block.prefixLength() < WIDEST;
    }

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
