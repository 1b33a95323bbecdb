"""What the internet gateway does with ICMP errors: the address is mapped outside and in the packet that they quote.

nftables could write there, but not correct the checksums; so they make a detour through this process.
"""

import ipaddress
import os
import struct

from .kernel import open_tun
from .namespaces import background, sh

MARK = 1  # of the packets that make the detour
OUTSIDE = 99  # the route table of what goes out of the VPC if it is not for it
_TUN = "errors"
_HEADER = 20  # the least length of an IPv4 header, in bytes


class Translator:
    def __init__(self, router, publics, cidr):
        """"publics" maps public addresses to private ones, and may change."""
        self._publics = publics
        self._inside = ipaddress.IPv4Network(cidr)
        self._tun = open_tun(router, _TUN)
        sh(f"ip -n {router} link set {_TUN} up mtu 9001")
        sh(f"ip -n {router} route add default dev {_TUN} table {MARK}")
        sh(f"ip -n {router} rule add pref {MARK} fwmark {MARK} lookup {MARK}")
        sh(f"ip -n {router} route add throw {cidr} table {OUTSIDE}")
        sh(f"ip -n {router} route add default via 100.64.0.2 dev internet table {OUTSIDE}")
        sh(f"ip -n {router} rule add pref 20 iif {_TUN} lookup {OUTSIDE}")
        background(self._serve)

    def _serve(self):
        while True:
            translated = self._translate(bytearray(os.read(self._tun, 65535)))
            if translated:
                os.write(self._tun, translated)

    def _translate(self, packet):
        """The packet with its addresses mapped; None when there is no mapping, or it is no ICMP error."""
        start = (packet[0] & 15) * 4
        quoted = start + 8
        if packet[9] != 1 or len(packet) < quoted + _HEADER:
            return None
        inwards = ipaddress.IPv4Address(bytes(packet[12:16])) not in self._inside
        # Inwards it quotes what was sent outwards, and the other way round.
        outer, inner = (16, quoted + 12) if inwards else (12, quoted + 16)
        for at in (outer, inner):
            mapped = self._mapped(bytes(packet[at : at + 4]), inwards)
            if mapped is None:
                return None
            packet[at : at + 4] = mapped
        _correct(packet, quoted, (packet[quoted] & 15) * 4, quoted + 10)
        _correct(packet, start, len(packet) - start, start + 2)
        _correct(packet, 0, start, 10)
        return bytes(packet)

    def _mapped(self, address, inwards):
        text = str(ipaddress.IPv4Address(address))
        if inwards:
            other = self._publics.get(text)
        else:
            other = next((public for public, private in list(self._publics.items()) if private == text), None)
        return other and ipaddress.IPv4Address(other).packed


def _correct(packet, start, length, at):
    """Writes the internet checksum (RFC 1071) of a part of a packet."""
    packet[at : at + 2] = b"\0\0"
    part = bytes(packet[start : start + length]) + b"\0" * (length % 2)
    total = sum(struct.unpack(f"!{len(part) // 2}H", part))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    packet[at : at + 2] = struct.pack("!H", ~total & 0xFFFF)
