"""Hosts in the internet that say who they were called by."""

import socket
import threading

from .namespaces import add, background, cable, open_socket, sh
from .vpc import INTERNET, OUTSIDE_MTU

TCP_PORT = 80
UDP_PORT = 4500


class Server:
    """A host that, by TCP, answers who called, takes what it is sent, sends what it is asked for; and echoes UDP.

    A caller sends one line: "who", "take <bytes>" or "send <bytes>".
    """

    def __init__(self, name, address, mtu=OUTSIDE_MTU):
        self.name = name
        self.address = address
        prefix = address.rsplit(".", 1)[0]
        add(name)
        cable((INTERNET, name, f"{prefix}.1/24", None), (name, "eth0", f"{address}/24", None), mtu)
        sh(f"ip -n {name} route add default via {prefix}.1")
        self.echo_requests = []
        background(self._serve_tcp)
        background(self._serve_udp)
        background(self._watch_icmp)

    def _serve_tcp(self):
        listener = open_socket(self.name, timeout=None)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("", TCP_PORT))
        listener.listen(64)
        while True:
            connection, caller = listener.accept()
            threading.Thread(target=self._converse, args=(connection, caller[0]), daemon=True).start()

    @staticmethod
    def _converse(connection, caller):
        with connection, connection.makefile("rb") as lines:
            verb, *rest = lines.readline().decode().split() or [""]
            if verb == "who":
                mss = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG)
                connection.sendall(f"{caller} {mss}\n".encode())
            elif verb == "take":
                connection.sendall(b"%d\n" % len(lines.read(int(rest[0]))))
            elif verb == "send":
                connection.sendall(bytes(int(rest[0])))

    def _serve_udp(self):
        server = open_socket(self.name, socket.SOCK_DGRAM, timeout=None)
        server.bind(("", UDP_PORT))
        while True:
            data, caller = server.recvfrom(65536)
            server.sendto(f"{caller[0]} {len(data)}".encode(), caller)

    def _watch_icmp(self):
        watcher = open_socket(self.name, socket.SOCK_RAW, socket.IPPROTO_ICMP, timeout=None)
        while True:
            packet, caller = watcher.recvfrom(65536)
            if packet[20] == 8:
                self.echo_requests.append(caller[0])


def call(namespace, server, line, answer=None, timeout=5.0):
    """Calls a server by TCP and gives its answer: a line, or how many of the "answer" bytes came."""
    with open_socket(namespace, timeout=timeout) as connection:
        connection.connect((server, TCP_PORT))
        connection.sendall(line.encode() + b"\n")
        with connection.makefile("rb") as lines:
            return lines.readline().decode().split() if answer is None else len(lines.read(answer))


def upload(namespace, server, size, timeout=20.0):
    """Sends so many bytes to a server and gives how many it took."""
    with open_socket(namespace, timeout=timeout) as connection:
        connection.connect((server, TCP_PORT))
        connection.sendall(b"take %d\n" % size)
        connection.sendall(bytes(size))
        return int(connection.makefile("rb").readline())


def ask_by_udp(namespace, server, size=10, fragment=False, timeout=3.0):
    """Sends a datagram to a server, and gives whom the server saw and how much came."""
    with open_socket(namespace, socket.SOCK_DGRAM, timeout=timeout) as asking:
        if fragment:
            asking.setsockopt(socket.IPPROTO_IP, 10, 0)  # IP_MTU_DISCOVER, IP_PMTUDISC_DONT
        asking.sendto(bytes(size), (server, UDP_PORT))
        return asking.recv(100).decode().split()
