package io.gatehouse.network;

import io.gatehouse.topology.Resource;
import java.util.List;

/// What a feature would want of a network, were its layout this one. Each feature whose resources follow from the
/// layout contributes one; nothing need be saved.
public interface LayoutPreview {

    /// The resources that this feature would want, in any order; none of a network that is being deleted.
    List<Resource> of(Network network);
}
