package io.gatehouse.appliance;

import io.gatehouse.topology.Ipv4;

/// The checksum of IP and ICMP: a sum of half words in ones' complement.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1624">RFC 1624</a>
final class InternetChecksum {

    private static final int MOST = 0xFFFF;

    private InternetChecksum() {}

    /// What a half word of a packet must become for the checksum to stay when an address in the packet is replaced.
    ///
    /// @param word what it is, 0 to 65535
    /// @return 0 to 65534
    static int keeping(int word, Ipv4 replaced, Ipv4 replacement) {
        return Math.floorMod(word + sum(replaced) - sum(replacement), MOST);
    }

    private static int sum(Ipv4 address) {
        long number = address.number();
        return (int) (number >> 16) + (int) (number & MOST);
    }
}
