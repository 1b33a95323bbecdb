"""What packets do: each function sends some and says what came of it."""

import errno
import random
import socket
import struct
import time

from . import internet
from .checks import equal, expect
from .namespaces import open_socket, sh

_IP_MTU_DISCOVER, _IP_PMTUDISC_DO, _IP_MTU = 10, 2, 14
_HEADERS = 28  # of IPv4 and UDP, in bytes


def tcp(host, server, public):
    """TCP from a host reaches a server, which sees this public address."""
    seen, _ = internet.call(host, server.address, "who")
    equal(seen, public, "the caller")


def udp(host, server, public):
    seen, _ = internet.ask_by_udp(host, server.address)
    equal(seen, public, "the caller")


def icmp(host, server, public):
    server.echo_requests.clear()
    expect(ping(host, server.address), "no answer to an echo request")
    until = time.monotonic() + 1
    while not server.echo_requests and time.monotonic() < until:
        time.sleep(0.01)
    equal(set(server.echo_requests), {public}, "who sent the echo request")


def ping(namespace, address, timeout=2.0):
    """Whether an echo request is answered."""
    with open_socket(namespace, socket.SOCK_RAW, socket.IPPROTO_ICMP, timeout) as asking:
        identifier = random.randrange(0x10000)
        request = struct.pack("!BBHHH", 8, 0, 0, identifier, 1)
        total = sum(struct.unpack("!4H", request))
        request = struct.pack("!BBHHH", 8, 0, ~(total + (total >> 16)) & 0xFFFF, identifier, 1)
        asking.sendto(request, (address, 0))
        until = time.monotonic() + timeout
        while time.monotonic() < until:
            try:
                answer = asking.recv(2048)
            except TimeoutError:
                return False
            if answer[20] == 0 and struct.unpack("!H", answer[24:26])[0] == identifier:
                return True
    return False


def nothing_gets_out(host, server):
    expect(not connects(host, server.address, internet.TCP_PORT), "TCP got through")
    try:
        internet.ask_by_udp(host, server.address, timeout=1.0)
    except OSError:
        pass
    else:
        raise AssertionError("UDP got through")
    expect(not ping(host, server.address, 1.0), "an echo request got through")


def segment_size(host, server, most):
    """Neither end of a connection sends larger segments, although both could."""
    with open_socket(host) as connection:
        connection.connect((server.address, internet.TCP_PORT))
        ours = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG)
        connection.sendall(b"who\n")
        theirs = int(connection.makefile("rb").readline().decode().split()[1])
    expect(max(ours, theirs) <= most, f"segments are of {ours} and {theirs} bytes")
    return f"at most {max(ours, theirs)} bytes"


def transfer(host, server, size):
    """As many bytes each way."""
    began = time.monotonic()
    equal(internet.call(host, server.address, f"send {size}", answer=size, timeout=20), size, "downloaded")
    middle = time.monotonic()
    equal(internet.upload(host, server.address, size), size, "uploaded")
    down, up = (size / 1e6 / seconds for seconds in (middle - began, time.monotonic() - middle))
    return f"{size / 1e6:.0f} MB each way, {down:.0f} MB/s down, {up:.0f} MB/s up"


def path_mtu(host, server, expected):
    """A datagram that must not be fragmented, and is too big, has its sender told the MTU of the path."""
    with open_socket(host, socket.SOCK_DGRAM) as sending:
        sending.setsockopt(socket.IPPROTO_IP, _IP_MTU_DISCOVER, _IP_PMTUDISC_DO)
        sending.connect((server.address, internet.UDP_PORT))
        until = time.monotonic() + 3
        while sending.getsockopt(socket.IPPROTO_IP, _IP_MTU) > expected and time.monotonic() < until:
            try:
                known = sending.getsockopt(socket.IPPROTO_IP, _IP_MTU)
                sending.send(bytes(min(known, 3000) - _HEADERS))
            except OSError as e:
                expect(e.errno == errno.EMSGSIZE, str(e))
            time.sleep(0.05)
        equal(sending.getsockopt(socket.IPPROTO_IP, _IP_MTU), expected, "the path MTU that the sender knows")
        sending.setblocking(True)
        sending.settimeout(3)
        for _ in range(3):
            try:
                sending.send(bytes(expected - _HEADERS))
                return f"{sending.recv(100).decode().split()[1]} bytes of payload in one packet"
            except OSError as e:  # a late answer to an earlier datagram
                expect(e.errno == errno.EMSGSIZE, str(e))
    raise AssertionError("a datagram of the right size did not get through")


def forget_path_mtu(host):
    """Has a host forget what it has learnt of paths."""
    sh(f"ip -n {host} route flush cache")


def fragments(host, server, size):
    """A datagram that may be fragmented arrives whole."""
    equal(internet.ask_by_udp(host, server.address, size, fragment=True)[1], str(size), "bytes that came")


def silence(server, public, tcp_ports, udp_ports):
    """What nobody asked for gets no answer: not to TCP (with SYN or without), UDP or an echo request."""
    with open_socket(server.name, socket.SOCK_RAW, socket.IPPROTO_TCP, 0.1) as ears, open_socket(
        server.name, socket.SOCK_RAW, socket.IPPROTO_ICMP, 0.1
    ) as more_ears:
        knocks = []
        for port in tcp_ports:
            knock = open_socket(server.name)
            knock.setblocking(False)
            knock.connect_ex((public, port))
            knocks.append(knock)
        _send_stray_segment(server, public)
        with open_socket(server.name, socket.SOCK_DGRAM) as datagrams:
            for port in udp_ports:
                datagrams.sendto(b"?", (public, port))
        expect(not ping(server.name, public, 1.0), "an echo request was answered")
        for knock in knocks:
            knock.close()
        heard = _heard(ears, public) + _heard(more_ears, public)
    expect(not heard, f"{public} answered: {[packet[20:24].hex() for packet in heard]}")


def _send_stray_segment(server, public):
    """A segment of a connection of which nobody knows."""
    with open_socket(server.name, socket.SOCK_RAW, socket.IPPROTO_TCP) as raw:
        header = struct.pack("!HHIIBBHHH", 443, 40000, 1, 1, 0x50, 0x10, 1000, 0, 0)
        pseudo = socket.inet_aton(server.address) + socket.inet_aton(public) + struct.pack("!BBH", 0, 6, len(header))
        total = sum(struct.unpack("!16H", pseudo + header))
        while total >> 16:
            total = (total & 0xFFFF) + (total >> 16)
        raw.sendto(header[:16] + struct.pack("!H", ~total & 0xFFFF) + header[18:], (public, 0))


def _heard(ears, address):
    heard = []
    while True:
        try:
            packet, caller = ears.recvfrom(65536)
        except TimeoutError:
            return heard
        if caller[0] == address:
            heard.append(packet)


def connects(namespace, address, port, timeout=1.5):
    """Whether TCP connects."""
    with open_socket(namespace, timeout=timeout) as knocking:
        return knocking.connect_ex((address, port)) == 0
