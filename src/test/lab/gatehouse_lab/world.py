"""The VPC, the internet, and one NAT instance in between."""

import contextlib
import socket

from . import traffic
from .aws import Dhcp, Metadata
from .internet import Server
from .member import Member
from .namespaces import open_socket
from .vpc import INSIDE_MTU, Vpc

HOST = "host-a"
SSH_SOURCE = "203.0.113.9"


class World:
    """The VPC, the internet, and one NAT instance that has not booted yet."""

    def __init__(self, enis, user_data, without=()):
        self.vpc = Vpc()
        self.vpc.add_private_host(HOST, "10.0.1.20")
        self.far = Server("far", "198.51.100.10", mtu=INSIDE_MTU)
        self.narrow = Server("narrow", "192.0.2.10", mtu=1400)
        self.ssh_client = Server("ssh-client", SSH_SOURCE)
        self.metadata = Metadata()
        self.metadata.known = enis
        Dhcp(enis)
        self.member = Member("nat-a", enis, user_data, without)

    def reboot(self):
        self.member.cut_the_power()
        self.member.boot(self.vpc)

    def translate(self, public):
        """The three ways out, for a private host."""
        traffic.tcp(HOST, self.far, public)
        traffic.udp(HOST, self.far, public)
        traffic.icmp(HOST, self.far, public)

    @contextlib.contextmanager
    def listening_for_ssh(self):
        with open_socket(self.member.name) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("", 22))
            listener.listen()
            yield
