"""The VPC: a router with one route table per subnet, and an internet gateway.

What goes to the internet leaves with the public address of its private one, and is dropped when it has none. As in AWS
this mapping keeps no state. It also has to be done in the copy of the packet that an ICMP error carries, or path MTU
discovery breaks; nftables can write there, but not correct the checksum. So each public address is chosen to have the
same checksum as its private one, and nothing needs correcting.
"""

import ipaddress

from .namespaces import add, cable, nft, sh

ROUTER = "vpc"
INTERNET = "internet"
METADATA = "169.254.169.254"
INSIDE_MTU = 9001
OUTSIDE_MTU = 1500


def public_address(private):
    """The public address with the checksum of this private one, in 198.18.0.0/16 (RFC 2544)."""
    high, low = divmod(int(ipaddress.IPv4Address(private)), 0x10000)
    first = 0xC612
    second = (high + low - first) % 0xFFFF
    return str(ipaddress.IPv4Address(first * 0x10000 + second))


class Vpc:
    """10.0.0.0/16 with the subnets public-a (10.0.0.0/24) and private-a (10.0.1.0/24)."""

    def __init__(self):
        add(ROUTER, ip_forward=1, conf__all__rp_filter=0, conf__default__rp_filter=0)
        add(INTERNET, ip_forward=1)
        sh(f"ip -n {ROUTER} link add public-a type bridge && ip -n {ROUTER} link set public-a mtu {INSIDE_MTU} up")
        sh(f"ip -n {ROUTER} address add 10.0.0.1/24 dev public-a")
        sh(f"ip -n {ROUTER} address add {METADATA}/32 dev lo")
        cable((ROUTER, "internet", "100.64.0.1/30", None), (INTERNET, "vpc", "100.64.0.2/30", None), OUTSIDE_MTU)
        sh(f"ip -n {INTERNET} route add 198.18.0.0/15 via 100.64.0.1")
        self._subnet_routes("public-a", 11, "default via 100.64.0.2 dev internet")
        nft(ROUTER, self._gateway())

    def add_private_host(self, name, address):
        """A host in private-a, with nothing but a default gateway."""
        add(name)
        cable((ROUTER, "private-a", "10.0.1.1/24", None), (name, "eth0", f"{address}/24", None), INSIDE_MTU)
        sh(f"ip -n {name} route add default via 10.0.1.1")

    def route_private_subnets_to(self, address):
        self._subnet_routes("private-a", 12, f"default via {address} dev public-a")

    def associate(self, private):
        """Gives a private address its public one."""
        public = public_address(private)
        ours, theirs = (f"0x{int(ipaddress.IPv4Address(address)):08x}" for address in (private, public))
        nft(ROUTER, f"""
            add element ip gateway publics {{ {private} : {public} }}
            add element ip gateway privates {{ {public} : {private} }}
            add rule ip gateway errors_in @th,160,32 {theirs} @th,160,32 set {ours}
            add rule ip gateway errors_out @th,192,32 {ours} @th,192,32 set {theirs}
        """)
        return public

    def plug(self, interface, owned):
        """Connects an interface of an instance to public-a.

        The addresses are those that the source check lets through; None switches the check off.
        """
        sh(f"ip -n {ROUTER} link set {interface} master public-a up")
        check = ""
        if owned:
            allowed = ", ".join(owned + ["0.0.0.0"])  # the last is what a DHCP client has before it has another
            check = f'iifname "{interface}" ip saddr != {{ {allowed} }} counter name strangers drop'
        nft(ROUTER, f"""
            add table bridge eni_{interface}
            delete table bridge eni_{interface}
            table bridge eni_{interface} {{
                counter sent {{ }}
                counter strangers {{ }}
                chain in {{
                    type filter hook prerouting priority 0
                    iifname "{interface}" ether type ip counter name sent
                    {check}
                }}
            }}
        """)

    @staticmethod
    def sent_by(interface, counter="sent"):
        """How many packets an interface has sent since it was plugged in, or of those the "strangers": the dropped."""
        listed = sh(f"ip netns exec {ROUTER} nft list counter bridge eni_{interface} {counter}")
        return int(listed.split("packets ")[1].split()[0])

    @staticmethod
    def _subnet_routes(interface, table, default):
        sh(f"ip -n {ROUTER} route replace throw 10.0.0.0/16 table {table}")
        sh(f"ip -n {ROUTER} route replace {default} table {table}")
        if f"iif {interface} " not in sh(f"ip -n {ROUTER} rule"):
            sh(f"ip -n {ROUTER} rule add iif {interface} lookup {table}")

    @staticmethod
    def _gateway():
        return """
            table ip gateway {
                map publics { type ipv4_addr : ipv4_addr; }
                map privates { type ipv4_addr : ipv4_addr; }
                chain errors_in { }
                chain errors_out { }
                chain in {
                    type filter hook prerouting priority raw; policy accept
                    iifname != "internet" accept
                    icmp type { destination-unreachable, time-exceeded } jump errors_in
                    ip daddr set ip daddr map @privates accept
                    drop
                }
                # What is too large for the way outside is not answered here: a sender must not depend on that.
                chain too_large {
                    type filter hook forward priority 0; policy accept
                    oifname "internet" meta length > 1500 drop
                }
                chain out {
                    type filter hook postrouting priority 300; policy accept
                    oifname != "internet" accept
                    icmp type { destination-unreachable, time-exceeded } jump errors_out
                    ip saddr set ip saddr map @publics accept
                    drop
                }
            }
        """
