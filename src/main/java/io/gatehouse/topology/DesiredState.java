package io.gatehouse.topology;

import java.util.List;

/// What a feature wants of a network. Each feature module contributes one; together they are all that is wanted.
public interface DesiredState {

    /// The resources that this feature wants of a network, in any order; empty when it wants none or the network is
    /// being deleted. The same saved revision gives the same resources, byte for byte.
    List<Resource> of(NetworkId network);
}
