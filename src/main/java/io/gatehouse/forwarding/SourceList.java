package io.gatehouse.forwarding;

import io.gatehouse.topology.Cidr;
import java.util.List;

/// Blocks under a name, for several forwards of a network: changing it changes them all.
///
/// @param name a letter, then letters, digits, hyphens and underscores; unique in the network without regard to case
/// @param blocks not empty
public record SourceList(String name, List<Cidr> blocks) {

    public SourceList {
        blocks = List.copyOf(blocks);
    }
}
