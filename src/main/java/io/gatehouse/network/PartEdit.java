package io.gatehouse.network;

/// An edit of what a feature keeps in a network's revisions. It is called while nobody else can save a revision of the
/// network, and may be called again; so it only computes.
@FunctionalInterface
public interface PartEdit {

    /// The new content, made of the current one.
    ///
    /// @param network the network as it is now
    /// @param before the current content; empty when there is none
    String apply(Network network, String before);
}
