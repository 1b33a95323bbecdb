package io.gatehouse.telemetry;

import io.gatehouse.topology.NetworkId;

/// Names one NAT instance, whichever machine it is at the moment.
///
/// @param member its slot, for example `nat-a`
public record MemberId(NetworkId network, String member) {

    /// The id as one word, for example `n7/nat-a`.
    public String text() {
        return network.text() + "/" + member;
    }

    @Override
    public String toString() {
        return text();
    }
}
