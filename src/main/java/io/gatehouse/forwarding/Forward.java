package io.gatehouse.forwarding;

import io.gatehouse.network.Protocol;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.PortRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One port forward as its owner wants it. Only [ForwardRules] makes one, so whoever holds a forward holds a valid one.
///
/// @param number its number in the network for life, never reused
/// @param mark tells the connections of this mapping from all others on the NAT instances: a new number whenever the
///   forward leads somewhere else or is opened again, never reused
/// @param name what the owner calls it
/// @param externalPorts the ports on the public address
/// @param targetAddress the private host
/// @param targetPorts as many as external ones, in the same order
/// @param sources who may connect; not empty
/// @param publishedOn the NAT instance on whose address it is published, `nat-a` or `nat-b`; empty for that of the
///   target's own zone
/// @param enabled whether it is open
/// @param expiresAt when it closes; null for never. In the past only when it is closed
/// @param owner who is asked about it
/// @param comment in the owner's words; may be empty
/// @param revision the revision of the network in which it was last changed
public record Forward(
        int number,
        int mark,
        String name,
        Protocol protocol,
        PortRange externalPorts,
        Ipv4 targetAddress,
        PortRange targetPorts,
        List<Source> sources,
        Optional<String> publishedOn,
        boolean enabled,
        @Nullable Instant expiresAt,
        String owner,
        String comment,
        long revision) {

    public Forward {
        sources = List.copyOf(sources);
    }

    /// Its id in addresses and in the API, for example `f12`.
    public String id() {
        return "f" + number;
    }

    /// Whether its time is over.
    public boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /// Whether it changes the ports: 51532 to 1532, say.
    public boolean shiftsPorts() {
        return !externalPorts.equals(targetPorts);
    }

    /// Where it leads from and to, for example `TCP 51532 to 10.0.1.20:1532`.
    public String words() {
        return "%s %s to %s:%s".formatted(protocol, externalPorts, targetAddress, targetPorts);
    }

    /// Whether a connection through the other one is one through this: the same ports lead to the same host.
    boolean leadsLike(Forward other) {
        return protocol == other.protocol
                && externalPorts.equals(other.externalPorts)
                && targetAddress.equals(other.targetAddress)
                && targetPorts.equals(other.targetPorts)
                && publishedOn.equals(other.publishedOn);
    }

    /// Whether it says the same as the other one, whenever that was last changed.
    boolean saysTheSameAs(Forward other) {
        return at(0, 0).equals(other.at(0, 0));
    }

    /// The same, with another mark and last changed in another revision.
    Forward at(int mark, long revision) {
        return new Forward(
                number,
                mark,
                name,
                protocol,
                externalPorts,
                targetAddress,
                targetPorts,
                sources,
                publishedOn,
                enabled,
                expiresAt,
                owner,
                comment,
                revision);
    }

    /// The same, closed.
    public Forward closed() {
        return new Forward(
                number,
                mark,
                name,
                protocol,
                externalPorts,
                targetAddress,
                targetPorts,
                sources,
                publishedOn,
                false,
                expiresAt,
                owner,
                comment,
                revision);
    }
}
