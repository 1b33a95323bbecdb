"""Port forwards: who reaches a private host through a pair, and what becomes of it."""

import random
import socket
import statistics
import threading
import time

from . import kills
from .checks import equal, expect
from .namespaces import background, open_socket
from .pair import FORWARDED_FROM, FORWARDED_PORT, FORWARDED_TO, HOSTS, SLOTS

# An address of the client in the internet, and another host that may not use the forwards.
CLIENT, STRANGER = FORWARDED_FROM, "ssh-client"
HOST, HOST_PORT = HOSTS["nat-a"], FORWARDED_TO[1][0]
# The forwards that come one after the other: see LabForwards.
FIRST_ADDED, ADDED = 7101, 5
# How often members look for a bundle, in seconds.
POLL = 5


def forwards(checks, directory):
    """From the first packet to the last."""
    pair = kills.start(checks, directory, "Port forwards through a NAT pair")
    serve()
    check, public = checks.make, pair.identities["nat-a"]
    check("an allowed source reaches the host, which sees its real address", allowed, public)
    check("another source gets nothing", refused, public)
    check("hosts inside reach the published address too", hairpin, public)
    flow = Flow(public)
    check("an open connection goes on after the member has died, by the other one", takeover, pair, flow)
    check("and when it is back", failback, pair, flow)
    check("the forward is there after a reboot", allowed, public)
    check("forwards that are added let their first packet through", apply, checks, pair)
    check("a forward that is closed takes its connections with it, and no others", close, checks, pair)
    kills.end(checks, pair)


def serve():
    """From now on, the host says who called."""
    serve_tcp()
    serve_udp()


def serve_tcp():
    """From now on, the host says by TCP who called."""
    listener = open_socket(HOST, timeout=None)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("", HOST_PORT))
    listener.listen(64)
    background(answer_tcp, listener)


def answer_tcp(listener):
    while True:
        connection, caller = listener.accept()
        threading.Thread(target=echo, args=(connection, caller[0]), daemon=True).start()


def echo(connection, caller):
    try:
        while connection.recv(100):
            connection.sendall(caller.encode())
    except OSError:
        pass  # the connection is gone


def serve_udp():
    """The same by UDP."""
    server = open_socket(HOST, socket.SOCK_DGRAM, timeout=None)
    server.bind(("", HOST_PORT))
    background(answer_udp, server)


def answer_udp(server):
    while True:
        _, caller = server.recvfrom(100)
        server.sendto(caller[0].encode(), caller)


class Flow:
    """A connection through a forward; asked, it says by which address the host knows its client."""

    def __init__(self, public, port=FORWARDED_PORT, source=CLIENT, namespace="far", kind=socket.SOCK_STREAM, timeout=1.0):
        self.socket = open_socket(namespace, kind, timeout=timeout)
        if source:
            self.socket.bind((source, 0))
        try:
            self.socket.connect((public, port))
        except OSError:
            self.socket.close()

    def ask(self):
        try:
            self.socket.sendall(b"who")
            return self.socket.recv(100).decode()
        except OSError:
            return None

    def ask_until(self, patience):
        """Asks until there is an answer, and gives the seconds that it took."""
        began = time.monotonic()
        while self.ask() is None:
            expect(time.monotonic() - began < patience, f"no answer for {patience} s")
        return time.monotonic() - began


def ask(*arguments, **options):
    return Flow(*arguments, **options).ask()


def allowed(public):
    equal(ask(public), CLIENT, "what the host sees by TCP")
    equal(ask(public, FORWARDED_PORT, kind=socket.SOCK_DGRAM), CLIENT, "what the host sees by UDP")


def refused(public):
    equal(ask(public, source=None, namespace=STRANGER), None, "the answer to another source by TCP")
    answer = ask(public, source=None, namespace=STRANGER, kind=socket.SOCK_DGRAM)
    equal(answer, None, "the answer to another source by UDP")
    equal(ask(public, HOST_PORT), None, "the answer on a port that is not forwarded")


def hairpin(public):
    answers = [ask(public, source=None, namespace=host) for host in (HOST, "host-b")]
    expect(all(answers), f"from both zones: {answers}")
    return f"the host sees {answers}"


def takeover(pair, flow):
    equal(flow.ask(), CLIENT, "before")
    pair.members["nat-a"].cut_the_power()
    pair.wait_until("nat-b carries nat-a", lambda: pair.carrier("nat-a") == "nat-b")
    seconds = flow.ask_until(20)
    equal(ask(pair.identities["nat-a"]), CLIENT, "what the host sees of a new connection")
    return f"an answer {seconds:.1f} s after the identity had moved"


def failback(pair, flow):
    pair.members["nat-a"].boot(pair.world.vpc)
    pair.settle()
    return f"an answer after {flow.ask_until(20):.1f} s"


def offer(pair, stage):
    for slot in SLOTS:
        pair.world.offer_bundle(slot, (pair.world.directory / f"{slot}.{stage}.tar.gz").read_bytes())
    return time.monotonic()


def apply(checks, pair):
    """From the moment at which the bundle is where the members look for it. How long that takes is measured, and depends
    on what else the machine is busy with."""
    looked, seconds, applied = [], [], []
    moments = random.Random(FIRST_ADDED)
    for number in range(ADDED):
        # As users do, at any moment: right after the last one, the members would always have looked just before.
        time.sleep(moments.uniform(0, POLL))
        wall = time.time()
        began, since = offer(pair, f"added-{number + 1}"), time.monotonic()
        while ask(pair.identities["nat-a"], FIRST_ADDED + number, timeout=0.2) != CLIENT:
            expect(time.monotonic() - began < 60, f"forward {number + 1} does not work after 60 s")
        seconds.append(time.monotonic() - began)
        looked.append(first_look(pair, wall) - wall)
        pair.wait_until("both say so", lambda since=since: len(pair.events(since, "BUNDLE_APPLIED")) == len(SLOTS), 60)
        applied.append(time.monotonic() - began)
    median = statistics.median(seconds)
    parts = f"{statistics.median(looked):.1f} s until the member has it, at most {POLL} s and the call"
    checks.figure(f"first packet through a new forward after its bundle is there, median of {ADDED}", "at most 7 s",
                  f"{median:.1f} s; {parts}", median)
    checks.figure("both members say that they have applied it", "", f"{statistics.median(applied):.1f} s")
    return f"median {median:.1f} s: {' '.join(f'{each:.1f}' for each in seconds)}; {parts}"


def first_look(pair, since):
    """When nat-a had the first bundle that was there after a moment."""
    return min(call["at"] + call["seconds"] for call in pair.world.cloud.calls(since)
               if call["caller"] == "nat-a" and call["action"] == "GetObject" and call["status"] == 200
               and call["parameters"]["Key"].startswith("bundles/"))


def close(checks, pair):
    public = pair.identities["nat-a"]
    ending, staying = Flow(public, timeout=0.2), Flow(public, FIRST_ADDED)
    equal((ending.ask(), staying.ask()), (CLIENT, CLIENT), "before")
    offered = offer(pair, "closed")
    while ending.ask() is not None:
        expect(time.monotonic() - offered < 60, "the connection goes on after 60 s")
        time.sleep(0.05)
    ended = time.monotonic()
    pair.wait_until("nat-a has applied the bundle", lambda: pair.events(offered, "BUNDLE_APPLIED"), 60)
    equal(staying.ask(), CLIENT, "the answer through another forward")
    equal(ask(public), None, "the answer to a new connection")
    checks.figure("a closed forward's connection ends after its bundle is there", "poll of 5 s, then at most 2 s",
                  f"{ended - offered:.1f} s")
    return f"{ended - offered:.1f} s after the bundle was there; the members look for one every 5 s"
