package io.gatehouse.forwarding;

import io.gatehouse.network.Network;
import io.gatehouse.network.TakenPort;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a draft of a forward is checked against, besides the rules themselves.
///
/// @param book all forwards of the network
/// @param edited the forward that the draft would change; empty for a new one
/// @param taken the ports that the NAT instances use otherwise
/// @param author who drafts it
record ForwardContext(
        Network network,
        ForwardBook book,
        Optional<Forward> edited,
        List<TakenPort> taken,
        GroupRoom room,
        Instant now,
        String author) {}
