"""A NAT pair that lets out web traffic alone, behind security groups that let out little more."""

import contextlib
import socket
import time

from . import kills, traffic
from .checks import equal, expect
from .internet import ask_by_udp
from .namespaces import open_socket
from .pair import HOSTS, SERVERS, Pair

HTTPS = 443
OTHER_PORT = 8080
# In which a member that cannot probe through its data interface would be found unfit, and would have given up its identity.
WATCHED_SECONDS = 14


def web(checks, directory):
    checks.scenario("A NAT pair that lets out HTTP and HTTPS alone")
    pair = Pair(directory)
    check = checks.make
    checks.need("both members boot at once, and each carries its own identity", come_up, pair)
    check("private hosts get out by TCP on ports 80 and 443", gets_out, pair)
    check("and not by TCP on another port, by UDP or by an echo request", nothing_else, pair)
    check("both members are fit, and stay so", stay_fit, pair)
    check("new connections work again soon after a hard kill", dies, pair)
    check("no packet left with a wrong public address", kills.no_wrong_address, checks, pair)
    kills.end(checks, pair)


def come_up(pair):
    return kills.come_up(pair, port=HTTPS)


def gets_out(pair):
    for slot, host in HOSTS.items():
        traffic.tcp(host, pair.world.far, pair.identities[slot])
        expect(traffic.connects(host, SERVERS[slot], HTTPS), f"{host} does not get out by HTTPS")


def nothing_else(pair):
    """What is asked for is there: hosts in the internet are served by it."""
    far = pair.world.far
    with serving(far.name, OTHER_PORT):
        expect(traffic.connects("ssh-client", far.address, OTHER_PORT), "nobody is served at all")
        for host in HOSTS.values():
            expect(not traffic.connects(host, far.address, OTHER_PORT), f"{host} got out by another port")
            expect(not traffic.ping(host, far.address, 1.0), f"an echo request of {host} was answered")
            with contextlib.suppress(OSError):
                raise AssertionError(f"UDP of {host} was answered: {ask_by_udp(host, far.address, timeout=1.0)}")


@contextlib.contextmanager
def serving(namespace, port):
    with open_socket(namespace) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("", port))
        listener.listen()
        yield


def stay_fit(pair):
    began = time.monotonic()
    while time.monotonic() < began + WATCHED_SECONDS:
        for slot, member in pair.members.items():
            equal(member.run("cat /run/gatehouse/unfit"), "", f"what speaks against {slot}")
            equal(pair.carrier(slot), slot, f"who carries {slot}")
        time.sleep(0.5)
    failed = pair.failures(began)
    equal(failed, 0, "new connections that failed")
    return f"for {WATCHED_SECONDS} s"


def dies(pair):
    outage = kills.kill(pair, "nat-a")[0]
    traffic.tcp(HOSTS["nat-a"], pair.world.far, pair.identities["nat-a"])
    expect(outage < 3, f"after {outage:.2f} s")
    return f"after {outage:.2f} s"
