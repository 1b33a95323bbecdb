package io.gatehouse.network;

import io.gatehouse.topology.Difference;
import io.gatehouse.topology.ResourceKey;
import java.util.List;
import java.util.Set;

/// What a feature keeps in a network's revisions beside the layout, as a text that the feature alone can read. So one
/// history, one plan and one way back hold for all that is wanted of a network. Each feature that keeps something
/// contributes one.
public interface RevisionPart {

    /// The name by which it is stored; never changes.
    String name();

    /// What would be wrong with the content if the network had another layout; empty when both go together.
    ///
    /// @param network the network as it is now
    /// @param layout the layout that it would have
    List<Finding> conflicts(Network network, NetworkLayout layout, String content);

    /// What changed from one content to another, in words.
    ///
    /// @param before empty when there was nothing
    /// @param after empty when there is nothing
    List<Difference> differences(String before, String after);

    /// The resources that become others, appear or go by a change from one content to another.
    ///
    /// @param before empty when there was nothing
    /// @param after empty when there is nothing
    Set<ResourceKey> touches(Network network, String before, String after);
}
