"""Bad weather in the network, and members that cannot hear each other: nothing must happen."""

import time

from . import kills
from .checks import equal, expect

KINDS = {"tcp client": 25, "tcp push": 25, "udp client": 25, "udp push": 25}
VRRP = "ip protocol 112"


def loss(checks, directory, minutes=5):
    """Packets are lost and late, or adverts do not arrive, while nothing has failed."""
    pair = kills.start(checks, directory, "A NAT pair in bad weather")
    for slot in pair.members:
        pair.open_flows_of(slot, KINDS)
    check = checks.make
    check("members that do not hear each other's adverts, but are well, stay as they are", partition, checks, pair)
    check(f"{minutes} minutes of 5 % loss and up to 50 ms of delay bring no takeover", weather, checks, pair, minutes)
    check("open connections have lived through it", alive, pair)
    check("no packet left with a wrong public address", kills.no_wrong_address, checks, pair)
    kills.end(checks, pair)


def flapping(checks, directory):
    """A member that fails again and again is not trusted until it has been well for long."""
    pair = kills.start(checks, directory, "A member of a NAT pair that flaps")
    checks.make("one that freezes every 20 s loses its identity once, until it has been well for 30 s", flaps, pair)
    checks.make("no packet left with a wrong public address", kills.no_wrong_address, checks, pair)
    kills.end(checks, pair)


def flaps(pair, times=4):
    began = time.monotonic()
    member = pair.members["nat-a"]
    for _ in range(times):
        member.freeze()
        time.sleep(5)
        member.thaw()
        time.sleep(15)
    moved = moves(pair, began)
    routes = sum(call["action"] == "ReplaceRoute" for call in moved)
    equal(routes, 1, f"how often the route has moved in {times * 20} s ({pair.tell()})")
    pair.settle(90)
    return f"one takeover in {times * 20} s; home {time.monotonic() - began - times * 20:.0f} s after"


def partition(checks, pair):
    """No advert arrives for a while; the members' management addresses answer all the time."""
    began = time.monotonic()
    pair.world.vpc.faults.cut(VRRP)
    time.sleep(20)
    moved = moves(pair, began)
    pair.world.vpc.faults.mend()
    pair.settle()
    failed = pair.failures(began)
    checks.figure("takeovers while the members cannot hear each other, both well", "0", str(len(moved)))
    equal((len(moved), failed), (0, 0), "takeovers and new connections that failed")
    return "20 s without adverts"


def weather(checks, pair, minutes):
    ports = [port for member in pair.members.values() for port in member.ports]
    for slot in pair.members:
        pair.knocks.stop(line=slot)
    pair.knock(period=0.1)  # each packet makes its detour through a process
    began = time.monotonic()
    pair.world.vpc.faults.bad_weather(ports, 5, 50)
    until = began + minutes * 60
    while time.monotonic() < until:
        # The flows go on all the time.
        pair.flows.since(moment=time.monotonic() + 5, patience=5)
    pair.world.vpc.faults.good_weather()
    moved = moves(pair, began)
    checks.figure(f"takeovers in {minutes} min of 5 % loss, up to 50 ms of delay, no failure", "0", str(len(moved)))
    equal(len(moved), 0, f"takeovers: {moved}; {pair.tell()}; what was called")


def moves(pair, since):
    """What the members have called to move routes or addresses."""
    wall = time.time() - (time.monotonic() - since)
    return [call for call in pair.world.cloud.calls(wall) if call["action"] in ("ReplaceRoute", "AssociateAddress")]


def alive(pair):
    pair.settle()
    answer = pair.flows.since(moment=time.monotonic(), patience=30)["kinds"]
    dead = {kind: counts for kind, counts in answer.items() if counts["alive"] < counts["open"]}
    expect(not dead, str(dead))
    return str(answer)
