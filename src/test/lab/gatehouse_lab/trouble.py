"""Everything else that can go wrong with a member, or around it."""

import io
import os
import signal
import tarfile
import time

from . import kills, traffic
from .checks import equal, expect
from .internet import upload
from .namespaces import background
from .world import HOST

SOON = 20


def trouble(checks, directory):
    pair = kills.start(checks, directory, "A NAT pair in trouble")
    check = Trouble(checks, pair)
    check("a member that is frozen as a whole is replaced, and does no harm when it thaws", frozen)
    check("when keepalived alone is frozen, nothing moves, and it is reported", keepalived_frozen)
    check("a member that has lost its way to the internet gives its identity to the other", egress_lost)
    check("EC2 throttles, fails and is slow, or does not answer, just then", api_trouble)
    check("the role's credentials expire just then", credentials_expired)
    check("the clocks of both are ten minutes off just then", clocks_off)
    check("the instance metadata is slow just then", metadata_slow)
    check("the disk is full just then", disk_full)
    check("bucket and queue are gone: packets, and a takeover, do not mind", channel_gone)
    check("who sends too much for a narrow path learns it during a takeover", path_mtu)
    check("bundles that are cut short, other than they say, or not valid are refused, with the reason", bad_bundles)
    check("a bundle that cannot be put in place for a while is told of, tried again and put in place", bundle_put_off)
    check("a planned reboot hands over first", reboot)
    check("both lose power, one shortly after the other", one_after_the_other)
    checks.make("no packet left with a wrong public address", kills.no_wrong_address, checks, pair)
    checks.make("the members may do what they do, and do what they may do", permissions, pair)
    checks.make("their own processes need little memory", memory, checks, pair)
    kills.end(checks, pair)


class Trouble:
    """Makes checks that each begin with two members which have just booted, and remember nothing."""

    def __init__(self, checks, pair):
        self._checks = checks
        self._pair = pair
        self._fresh = True

    def __call__(self, sentence, work):
        self._checks.make(sentence, self._afresh, work)

    def _afresh(self, work):
        pair = self._pair
        if not self._fresh:
            for member in pair.members.values():
                if member.running:
                    member.cut_the_power()
            for member in pair.members.values():
                member.boot(pair.world.vpc)
            pair.settle()
            pair.quiet()
        self._fresh = False
        return work(pair)


def carried_by_other(pair, slot, patience=SOON):
    (other,) = set(pair.members) - {slot}
    return pair.wait_until(f"{other} carries {slot}", lambda: pair.carrier(slot) == other, patience)


def frozen(pair):
    member = pair.members["nat-a"]
    began = time.monotonic()
    member.freeze()
    carried_by_other(pair, "nat-a")
    pair.quiet()
    outage = pair.outage("nat-a", began - 0.1)["seconds"]
    thawed = time.monotonic()
    member.thaw()
    pair.settle()
    pair.quiet()
    nothing_lost(pair, thawed)
    return f"new connections after {outage:.2f} s; home again after {time.monotonic() - thawed:.0f} s"


def nothing_lost(pair, since):
    """New connections may have been late, as long as route and address are not at the same place."""
    pair.quiet(6.5)  # by then, those that are lost are known
    equal(sum(pair.outage(slot, since)["lost"] for slot in pair.members), 0, "new connections that were lost")


def keepalived_frozen(pair):
    began = time.monotonic()
    pids = [*pair.members["nat-a"].pids_of("keepalived")]
    expect(pids, "keepalived does not run")
    signal_all(pids, signal.SIGSTOP)
    try:
        pair.wait_until("it is reported", lambda: pair.events(began, "TAKEOVER_REFUSED"), SOON)
        time.sleep(5)
        equal(pair.carrier("nat-a"), "nat-a", "who carries nat-a")
        failed = pair.failures(began)
        equal(failed, 0, "new connections that failed")
    finally:
        signal_all(pids, signal.SIGCONT)
    pair.settle()
    return pair.events(began, "TAKEOVER_REFUSED")[0]["reason"]


def signal_all(pids, number):
    for pid in pids:
        os.kill(pid, number)


def egress_lost(pair):
    ports = pair.members["nat-a"].ports
    began = time.monotonic()
    pair.world.vpc.faults.lose_egress(ports)
    carried_by_other(pair, "nat-a", 30)
    pair.quiet()
    outage = pair.outage("nat-a", began - 0.1)["seconds"]
    back = time.monotonic()
    pair.world.vpc.faults.give_egress(ports)
    pair.settle()
    pair.quiet()
    nothing_lost(pair, back)
    return f"new connections after {outage:.2f} s; home again after {time.monotonic() - back:.0f} s"


def kill_with(pair, slot, before, after=lambda: None):
    """Kills a member while something is wrong, and gives the outage."""
    try:
        return kills.kill(pair, slot, before)[0]
    finally:
        after()


def revive(pair):
    for member in pair.members.values():
        if not member.running:
            member.boot(pair.world.vpc)
    pair.settle()


def api_trouble(pair):
    outages = {}
    moving = "ReplaceRoute|AssociateAddress"
    for victim, kind, seconds in (("nat-b", "throttle", 2), ("nat-a", "error", 2), ("nat-b", "slow", 1),
                                  ("nat-a", "black hole", 3)):
        fault = {"actions": moving, "kind": kind, "seconds": seconds}
        limited = kind != "slow"

        def begin():
            pair.world.cloud.faults(fault)
            if limited:
                background(lambda: (time.sleep(1 + seconds), pair.world.cloud.faults()))

        outages[kind] = kill_with(pair, victim, begin, pair.world.cloud.faults)
        revive(pair)
    expect(max(outages.values()) < 12, str(outages))
    return "new connections after " + ", ".join(f"{seconds:.2f} s ({kind})" for kind, seconds in outages.items())


def credentials_expired(pair):
    credentials = pair.world.metadata.credentials["nat-b"]

    def expire():
        pair.world.cloud.revoke(credentials.issued)
        credentials.fresh()

    return f"new connections after {kill_with(pair, 'nat-a', expire):.2f} s"


def clocks_off(pair):
    """AWS takes no call that was signed at another time, give or take five minutes."""
    cloud = pair.world.cloud
    try:
        outage = kills.kill(pair, "nat-a", lambda: cloud.set_ahead(600))[0]
        expect(outage < 3, f"{outage} s")
        revive(pair)
    finally:
        cloud.set_ahead(0)
    back = time.monotonic()
    heard = pair.wait_until("both report again", lambda: {"nat-a", "nat-b"} <= {
        message["member"] for at, message in pair.messages if at > back}, 60)
    return f"new connections after {outage:.2f} s; reports {heard:.0f} s after the clocks were right again"


def metadata_slow(pair):
    delay = pair.world.metadata.delay
    outage = kill_with(pair, "nat-a", lambda: delay.update({"nat-b": 30}), delay.clear)
    expect(outage < 3, f"{outage} s")
    return f"new connections after {outage:.2f} s"


def disk_full(pair):
    member = pair.members["nat-b"]
    outage = kill_with(pair, "nat-a", member.fill_disk, member.free_disk)
    expect(outage < 3, f"{outage} s")
    return f"new connections after {outage:.2f} s"


def channel_gone(pair):
    world = pair.world
    queue = world.cloud.sqs("GetQueueUrl", QueueName=world.queue)["QueueUrl"]
    began = time.monotonic()
    world.cloud.sqs("DeleteQueue", QueueUrl=queue)
    for slot in pair.members:
        world.cloud.s3("DELETE", f"/{world.bucket}/bundles/{world.network}/{slot}.tar.gz")
    world.cloud.s3("DELETE", f"/{world.bucket}")
    time.sleep(12)
    equal(pair.failures(began), 0, "new connections that failed")
    outage = kills.kill(pair, "nat-a")[0]
    world.make_channel()
    revive(pair)
    back = time.monotonic()
    heard = pair.wait_until("both report again", lambda: {"nat-a", "nat-b"} <= {
        message["member"] for at, message in pair.messages if at > back}, 60)
    return f"new connections after {outage:.2f} s; reports {heard:.0f} s after the queue was there again"


def path_mtu(pair):
    took = []
    background(lambda: took.append(upload(HOST, pair.world.narrow.address, 3_000_000, timeout=30)))
    time.sleep(0.02)
    outage = kills.kill(pair, "nat-a")[0]
    pair.wait_until("a large upload over a narrow path has ended", lambda: took, 40)
    equal(took, [3_000_000], "bytes that were taken")
    traffic.forget_path_mtu(HOST)
    traffic.path_mtu(HOST, pair.world.narrow, 1400)
    return f"with the other carrying the identity; new connections after {outage:.2f} s"


def bad_bundles(pair):
    world = pair.world
    good = world.bundle("nat-a")
    said = []
    began = time.monotonic()
    for what, content, digest in (
        ("cut short", good[: len(good) // 2], world.digest(good)),
        ("other than it says", good + b"\0", world.digest(good)),
        ("not valid", broken(good), None),
    ):
        at = time.monotonic()
        world.offer_bundle("nat-a", content, digest)
        pair.wait_until(f"a bundle that is {what} is refused", lambda: pair.events(at, "BUNDLE_REFUSED"), 40)
        said.append(f"{what}: {pair.events(at, 'BUNDLE_REFUSED')[0].get('reason', '')}")
    current = pair.members["nat-a"].run("basename $(readlink /opt/gatehouse/current)")
    equal(current, world.digest(good), "the bundle in place")
    world.offer_bundle("nat-a", good)
    equal(pair.failures(began), 0, "new connections that failed")
    return "; ".join(said)


def bundle_put_off(pair):
    """What a bundle needs cannot be installed, as while something else installs; what puts it in place is killed, and
    takes too long."""
    world, member = pair.world, pair.members["nat-a"]
    good, said, began = world.bundle("nat-a"), [], time.monotonic()
    one, two = changed(good, "# one\n"), changed(good, "# two\n")

    def happens(event, current):
        at = time.monotonic()
        pair.wait_until(f"{event} is reported", lambda: pair.events(at, event), 40)
        in_place = member.run("basename $(readlink /opt/gatehouse/current)")
        equal(in_place, world.digest(current), "the bundle in place")
        said.append(pair.events(at, event)[0]["reason"])

    lacking(member, "echo E: Could not get lock.; exit 100")
    drop_in(member, "gatehouse-agent.service", "Environment=GATEHOUSE_PATIENCE=5")
    drop_in(member, "gatehouse-apply@.service", "Environment=GATEHOUSE_PATIENCE=1")
    member.run("systemctl restart gatehouse-agent.service")
    world.offer_bundle("nat-a", one)
    happens("BUNDLE_REFUSED", good)
    member.run(PYTHON_BACK)
    happens("BUNDLE_APPLIED", one)

    lacking(member, "sleep 1000")
    drop_in(member, "gatehouse-apply@.service", "TimeoutStartSec=5")
    world.offer_bundle("nat-a", two)
    background(lambda: when_installing(member, "systemctl kill --signal=KILL 'gatehouse-apply@*.service'"))
    happens("BUNDLE_REFUSED", one)
    background(lambda: when_installing(member, PYTHON_BACK))
    happens("BUNDLE_REFUSED", one)
    drop_in(member, "gatehouse-apply@.service", "TimeoutStartSec=60")
    world.offer_bundle("nat-a", good)
    happens("BUNDLE_APPLIED", good)
    equal(pair.failures(began), 0, "new connections that failed")
    return "; ".join([said[0], *said[2:4]])


PYTHON_BACK = "mv /usr/bin/python3.away /usr/bin/python3"


def lacking(member, apt_get):
    """Takes python3 away, which every bundle needs, and has apt-get do this."""
    member.write("/usr/local/sbin/apt-get", f"#!/bin/sh\n{apt_get}\n", 0o755)
    member.run("mv /usr/bin/python3 /usr/bin/python3.away")


def drop_in(member, unit, setting):
    path = f"/run/systemd/system/{unit}.d/{setting.split('=')[0]}.conf"
    member.run(f"mkdir -p {os.path.dirname(path)} && printf '[Service]\\n{setting}\\n' >{path}; systemctl daemon-reload")


def when_installing(member, command):
    while not [*member.pids_of("apt-get")]:
        time.sleep(0.1)
    member.run(command)


def broken(bundle):
    """The bundle with a ruleset that nftables does not take."""
    return changed(bundle, "table inet gatehouse { chain forward { nonsense } }\n")


def changed(bundle, more):
    """The bundle with more text in its ruleset."""
    made = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(bundle)) as old, tarfile.open(fileobj=made, mode="w:gz") as new:
        for entry in old:
            content = old.extractfile(entry).read() if entry.isfile() else b""
            if entry.name.endswith("nat.nft"):
                content += more.encode()
            entry.size = len(content)
            new.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def reboot(pair):
    member = pair.members["nat-a"]
    began = time.monotonic()
    member.shut_down()
    carried_by_other(pair, "nat-a")
    pair.quiet()
    outage = pair.outage("nat-a", began - 0.1)
    revive(pair)
    pair.quiet()
    # Twice the goal of a hard kill: a single one on a machine that builds something besides says little.
    expect(outage["seconds"] <= 3, f"new connections did not work for {outage['seconds']} s")
    return f"{outage['failed']} new connections failed, within {outage['seconds']:.2f} s"


def one_after_the_other(pair):
    """The second goes down when it has just taken over from the first, which is about to be back."""
    for slot in pair.members:
        pair.members[slot].cut_the_power()
        pair.members[slot].boot(pair.world.vpc)
        time.sleep(0.5)
    pair.settle()


def permissions(pair):
    """Every call was allowed, and every permission was needed."""
    denied = [call for call in pair.world.cloud.calls() if call["denied"]]
    expect(not denied, f"denied by the role's policy: {denied[:3]}")
    unused = set.intersection(*map(set, pair.world.cloud.unused_permissions().values()))
    expect(not unused, f"allowed, but never needed: {sorted(unused)}")
    calls = {(call["action"]) for call in pair.world.cloud.calls() if call["caller"].startswith("nat-")}
    return ", ".join(sorted(calls))


def memory(checks, pair):
    """Proportional shares, of the busier member."""
    most = max(sum(member.memory().values()) for member in pair.members.values() if member.running)
    listed = next(member.memory() for member in pair.members.values() if member.running)
    own = max(sum(kilobytes for unit, kilobytes in member.memory().items() if unit.startswith("gatehouse-"))
              for member in pair.members.values() if member.running)
    checks.figure("memory of Gatehouse's own processes on a member", "at most 30 MB", f"{own / 1024:.1f} MB")
    checks.figure("the same, with keepalived and conntrackd", "", f"{most / 1024:.1f} MB")
    expect(own <= 30 * 1024, f"{own} kB: {listed}")
    return ", ".join(f"{unit} {kilobytes / 1024:.1f} MB" for unit, kilobytes in sorted(listed.items()))
