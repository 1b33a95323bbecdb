"""The algorithm of the script that AWS once published for a pair of NAT instances, for comparison.

Written anew from its description: three pings of a second each to the other instance, every two seconds; when none is
answered, the AWS CLI is started to call ReplaceRoute. There is no CLI here, but it is started as one: a Python process
that imports botocore, of which the CLI is made, and makes the call with it.
"""

import pathlib
import statistics
import subprocess
import time

from .checks import expect
from .cloud import ENDPOINT, python_with_moto
from .namespaces import sh
from .pair import HOSTS, SERVERS
from .plain import Plain
from .worker import Worker
from .world import World

KINDS = {"tcp client": 50, "udp client": 50}
_HERE = pathlib.Path(__file__).parent

_MONITOR = """
while :; do
    ping -c 3 -W 1 -q {peer} >/dev/null || {python} {here}/replace_route.py {region} {endpoint} {table} {interface}
    sleep 2
done
"""


def comparison(checks, directory, kills=3):
    checks.scenario("The old script's algorithm")
    world = World(directory)
    for address in SERVERS.values():
        sh(f"ip -n far address add {address}/24 dev eth0")
    knocks, flows = Worker("knocks"), Worker("flows")
    checks.make("it takes long, and keeps no connection", measure, checks, world, knocks, flows, kills)
    checks.end()


def measure(checks, world, knocks, flows, kills):
    outages = []
    standby = instance(world, "nat-b")
    for number in range(kills):
        active = instance(world, "nat-a")
        world.account.replace_route(world.key("route-table/private-a"), world.key("network-interface/nat-a/data"))
        monitor = start_monitor(world)
        knocks.start(line="a", host=HOSTS["nat-a"], server="far", address=SERVERS["nat-a"])
        if number == 0:
            flows.open(host=HOSTS["nat-a"], server="far", address=SERVERS["nat-a"], kinds=KINDS)
        # Not always at the same moment of its loop.
        expect(knocks.quiet(line="a", seconds=2 + number * 1.3, patience=30)["quiet"], "it does not work to begin with")
        began = time.monotonic()
        active.cut_the_power()
        expect(knocks.quiet(line="a", seconds=2, patience=60)["quiet"], "it has not taken over")
        outages.append(knocks.outage(line="a", since=began - 0.1, until=None)["seconds"])
        if number == 0:
            alive = flows.since(moment=began + outages[0] + 0.5, patience=10)["kinds"]
        monitor.kill()
        monitor.wait()
        knocks.stop(line="a")
    expect(standby.running, "it died too")
    survived = sum(counts["alive"] for counts in alive.values())
    opened = sum(counts["open"] for counts in alive.values())
    checks.figure(f"the old script's algorithm: new connections after a hard kill, median of {kills}", "for comparison",
                  f"{statistics.median(outages):.2f} s", statistics.median(outages))
    checks.figure("the old script's algorithm: open connections that survive", "for comparison", f"{survived} of {opened}")
    return f"{' '.join(f'{each:.2f}' for each in outages)} s, {survived} of {opened} connections survive"


def instance(world, slot):
    enis = world.enis_of(slot)
    made = world.members[slot] = Plain(world.vpc, slot, enis, f"snat to {enis[-1].addresses[0]}")
    return made


def start_monitor(world):
    script = _MONITOR.format(
        peer=world.enis_of("nat-a")[0].addresses[0], python=python_with_moto(), here=_HERE, region=world.region,
        endpoint=ENDPOINT, table=world.account.ids[world.key("route-table/private-a")],
        interface=world.account.ids[world.key("network-interface/nat-b/data")])
    return subprocess.Popen(["ip", "netns", "exec", "nat-b", "bash", "-c", script], stderr=subprocess.DEVNULL)
