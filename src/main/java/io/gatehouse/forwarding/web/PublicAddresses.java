package io.gatehouse.forwarding.web;

import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import java.util.List;
import java.util.stream.Stream;

/// Tells addresses of the internet from those that mean something else in every network.
///
/// @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">special-purpose addresses</a>
final class PublicAddresses {

    private static final List<Cidr> OTHERS =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "224.0.0.0/3")
                    .map(Cidr::parse)
                    .toList();

    private PublicAddresses() {}

    static boolean contain(Ipv4 address) {
        return OTHERS.stream().noneMatch(block -> block.contains(address));
    }
}
