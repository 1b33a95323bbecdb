"""The VPC: a router with one route table per subnet, and an internet gateway.

Each interface of an instance has a cable of its own to the router: as in AWS, the router is its only neighbour. What goes
to the internet leaves with the public address of its private one, and is dropped when it has none. As in AWS this mapping
keeps no state; errors.py does it inside ICMP errors.
"""

import contextlib
import ipaddress
import threading

from . import errors, faults, groups
from .kernel import Ip, Nft
from .namespaces import add, cable, nft, real_packets, sh

ROUTER = "vpc"
INTERNET = "internet"
METADATA = "169.254.169.254"
INSIDE_MTU = 9001
OUTSIDE_MTU = 1500
PUBLIC = "198.18.0.0/15"  # what public addresses are taken from (RFC 2544)
GATEWAY = "internet gateway"


class Eni:
    """A network interface of an instance, as AWS knows it.

    "name" is what the instance's kernel happens to call it, "checked" whether the source check is on, "groups" its
    security groups; with none, everything is let through.
    """

    def __init__(self, device, name, mac, addresses, checked, subnet="public-a", groups=(), identifier=None):
        self.device = device
        self.name = name
        self.mac = mac
        self.addresses = addresses
        self.checked = checked
        self.subnet = subnet
        self.groups = groups
        self.identifier = identifier
        self.port = None  # the router's end of the cable, while there is one


class Vpc:
    def __init__(self, cidr, subnets, rules=()):
        """A VPC without instances and routes. "subnets" maps names to blocks, "rules" are of the security groups."""
        self.cidr = cidr
        self.subnets = {name: ipaddress.IPv4Network(block) for name, block in subnets.items()}
        self._lock = threading.RLock()
        self._publics = {}
        self._plugged = set()
        self._tables = {}  # numbers of the route tables
        self._table_of = {}  # by subnet
        self._targets = {}  # of the default routes, by route table
        self._make_namespaces()
        nft(ROUTER, _RULES.format(cidr=cidr))
        self.nft = Nft(ROUTER)
        self._ip = Ip(ROUTER)
        self.groups = groups.Groups(self.nft, rules)
        self.faults = faults.Faults(self.nft)
        # Security groups know connections, but do not count what was sent meanwhile by another way.
        sh(f"ip netns exec {ROUTER} sh -c 'echo 1 >/proc/sys/net/netfilter/nf_conntrack_tcp_be_liberal'")
        errors.Translator(ROUTER, self._publics, cidr)

    def _make_namespaces(self):
        kinds = {f"conf__{kind}__{name}": value for kind in ("all", "default") for name, value in _SETTINGS.items()}
        add(ROUTER, ip_forward=1, **kinds)
        add(INTERNET, ip_forward=1, conf__all__send_redirects=0, conf__default__send_redirects=0)
        for address in [METADATA] + [self.gateway_of(name) for name in self.subnets]:
            sh(f"ip -n {ROUTER} address add {address}/32 dev lo")
        cable((ROUTER, "internet", "100.64.0.1/30", None), (INTERNET, "vpc", "100.64.0.2/30", None), OUTSIDE_MTU)
        sh(f"ip -n {INTERNET} route add {PUBLIC} via 100.64.0.1")

    def gateway_of(self, subnet):
        return str(self.subnets[subnet].network_address + 1)

    # Route tables

    def use_table(self, subnet, table):
        """Has a subnet use a route table from now on."""
        self._table_of[subnet] = table
        for eni in self._plugged:
            if eni.subnet == subnet:
                self._steer(eni)

    def default_route(self, table, target):
        """Points the default route of a table at the gateway, at an interface or, with None, nowhere."""
        with self._lock:
            self._targets[table] = target
            if target == GATEWAY:
                way = "default via 100.64.0.2 dev internet"
            elif target is None or target.port is None:
                way = "blackhole default"
            else:  # the command ip remembers numbers of interfaces, so none is named
                way = f"default via {target.addresses[0]}"
            self._ip(f"route replace {way} table {self._number(table)}")

    def _number(self, table):
        if table not in self._tables:
            number = self._tables[table] = 100 + len(self._tables)
            sh(f"ip -n {ROUTER} route add throw {self.cidr} table {number}")
            sh(f"ip -n {ROUTER} route add blackhole default table {number}")
        return self._tables[table]

    def _steer(self, eni):
        sh(f"ip -n {ROUTER} rule del pref 1000 iif {eni.port}", check=False)
        if eni.subnet in self._table_of:
            sh(f"ip -n {ROUTER} rule add pref 1000 iif {eni.port} lookup {self._number(self._table_of[eni.subnet])}")

    def _route_again(self, eni):
        with self._lock:
            for table, target in self._targets.items():
                if target is eni:
                    self.default_route(table, eni)

    # Public addresses

    def associate_all(self, moved):
        """Maps public addresses to private ones, or to none (None), all at once."""
        gone = {public: self._publics.pop(public) for public in moved if public in self._publics}
        commands = [f"delete element ip gateway publics {{ {private} }}" for private in gone.values()]
        commands += [f"delete element ip gateway privates {{ {public} }}" for public in gone]
        for public, private in moved.items():
            if private:
                self._publics[public] = private
                commands.append(f"add element ip gateway publics {{ {private} : {public} }}")
                commands.append(f"add element ip gateway privates {{ {public} : {private} }}")
        self.nft("\n".join(commands) + "\n")

    def public_of(self, private):
        """The public address of a private one, or None."""
        return next((public for public, mapped in self._publics.items() if mapped == private), None)

    # Interfaces

    def plug(self, eni, namespace):
        """Makes an interface in a namespace, down and bare, and connects it to the router."""
        port = f"{namespace}.{eni.device}"
        mtu = f"mtu {INSIDE_MTU}"
        sh(f"ip -n {ROUTER} link add {port} {mtu} type veth peer name {eni.name} {mtu} netns {namespace}")
        sh(f"ip -n {namespace} link set {eni.name} address {eni.mac}")
        real_packets(namespace, eni.name)
        real_packets(ROUTER, port)
        sh(f"ip -n {ROUTER} link set {port} up")
        for address in eni.addresses:
            sh(f"ip -n {ROUTER} route add {address}/32 dev {port}")
            sh(f"ip -n {ROUTER} neighbour replace {address} lladdr {eni.mac} dev {port} nud permanent")
        self._count(port, eni.addresses[:1] if eni.checked else None)
        self.groups.plug(port, eni)
        eni.port = port
        self._plugged.add(eni)
        self._steer(eni)
        self._route_again(eni)

    def unplug(self, eni):
        """Takes an interface away. Routes that point at it lead nowhere, and nobody is told."""
        port, eni.port = eni.port, None
        self._route_again(eni)
        self._plugged.remove(eni)
        self.groups.unplug(port, eni)
        sh(f"ip -n {ROUTER} rule del pref 1000 iif {port}", check=False)
        sh(f"ip -n {ROUTER} link del {port}", check=False)

    def _count(self, port, owned):
        """Counts what an interface sends. With a list of its addresses, others are dropped: the source check."""
        check = ""
        if owned:
            # A DHCP client has no address yet, and what the router broadcasts is seen here too.
            allowed = ", ".join([*owned, "0.0.0.0", METADATA])
            check = f'add rule ip interfaces {port} ip saddr != {{ {allowed} }} counter name {port}.strangers drop'
        self.nft(f"""
            add counter ip interfaces {port}.sent
            add counter ip interfaces {port}.strangers
            add chain ip interfaces {port}
            flush chain ip interfaces {port}
            add rule ip interfaces {port} ip daddr != {self.cidr} counter name {port}.sent
            {check}
            add element ip interfaces senders {{ {port} : jump {port} }}
        """)
        self.nft(f"reset counter ip interfaces {port}.sent\nreset counter ip interfaces {port}.strangers")

    @contextlib.contextmanager
    def counting(self, port, address):
        """Gives what tells how many packets an interface has sent to an address since then."""
        name = f"{port}.to.{address}"
        self.nft(f"add counter ip interfaces {name}")
        self.nft(f"reset counter ip interfaces {name}")
        self.nft(f"insert rule ip interfaces {port} ip daddr {address} counter name {name}")
        yield lambda: self.sent_by(port, f"to.{address}")

    def sent_by(self, port, counter="sent"):
        """How many packets an interface has sent out of the VPC since it was plugged in; or the "strangers", dropped."""
        return int(self.nft(f"list counter ip interfaces {port}.{counter}").split("packets ")[1].split()[0])


_SETTINGS = {"rp_filter": 0, "proxy_arp": 1, "send_redirects": 0}
_RULES = """
table ip interfaces {{
    map senders {{ type ifname : verdict; }}
    chain in {{
        type filter hook prerouting priority -350; policy accept
        iifname vmap @senders
    }}
}}
table ip gateway {{
    map publics {{ type ipv4_addr : ipv4_addr; }}
    map privates {{ type ipv4_addr : ipv4_addr; }}
    # What is too large for the way outside is not answered here, and not made to fit: a sender must not depend on that.
    # Before fragments are put together.
    chain too_large {{
        type filter hook prerouting priority -450; policy accept
        iifname != "internet" ip saddr @publics ip daddr != {cidr} meta length > 1500 drop
    }}
    chain in {{
        type filter hook prerouting priority raw; policy accept
        iifname "errors" accept
        icmp type {{ destination-unreachable, time-exceeded }} jump errors
        iifname != "internet" accept
        ip daddr set ip daddr map @privates accept
        drop
    }}
    chain errors {{
        iifname "internet" notrack meta mark set {error_mark} accept
        ip daddr != {cidr} meta mark set {error_mark}
    }}
    chain out {{
        type filter hook postrouting priority 300; policy accept
        oifname != "internet" accept
        iifname "errors" accept
        ip saddr set ip saddr map @publics accept
        counter drop
    }}
}}
""".replace("{error_mark}", str(errors.MARK))
