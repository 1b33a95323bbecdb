package io.gatehouse.cloud;

/// An adapter to one kind of cloud.
public interface CloudProvider {

    /// The kind that it speaks to.
    CloudKind kind();

    /// A cloud as seen from this account. Makes no call; cheap, and safe to keep and to share between threads.
    Cloud connect(AccountConnection connection);
}
