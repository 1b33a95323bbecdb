"""What is expected of a NAT instance."""

import time

from . import traffic
from .checks import equal, expect
from .internet import call
from .world import HOST, listening_for_ssh

# What a second run of the first boot must leave as it is. The addresses that tell who leads come and go.
_STATE = """
nft -s list ruleset
(ip -4 address | grep -v valid_lft; ip rule; ip route show table all) | grep -vF 169.254.77.; grep -H . /sys/class/net/*/netdev_group
cd /proc/sys/net; grep -rs . ipv4/conf ipv4/ip_forward ipv4/ip_local_port_range netfilter/nf_conntrack_tcp_be_liberal
find /etc /usr/local/lib/gatehouse -newer /var/lib/cloud/ran -type f -exec sha256sum {} + | sort
systemctl list-unit-files --state=enabled --no-legend
dpkg-query --show
cat /run/gatehouse/interfaces
"""


def starts(member):
    """Its services start well when it boots."""
    runs(member, "gatehouse-nat.service", member.wait_for("gatehouse-nat.service"))


def booted(member):
    state = member.wait_for("user-data.service", patience=40)
    runs(member, "user-data.service", state)
    runs(member, "gatehouse-nat.service", member.state("gatehouse-nat.service"))


def runs(member, unit, state):
    """A unit is in the state that it should be in; if not, what there is to know of it is said."""
    expect(state == "active", f"{unit} is {state!r}, not 'active'\n{member.account_of(unit)}")


def fit(member):
    """It says of itself that it could forward."""
    until = time.monotonic() + 20
    while (reasons := member.run("cat /run/gatehouse/unfit", check=False)) != "":
        expect(time.monotonic() < until, f"unfit: {reasons}\n{member.account_of('gatehouse-fitness.service')}")
        time.sleep(0.2)


def found_by_index(member):
    found = member.run("cat /run/gatehouse/interfaces")
    equal(found, "MANAGEMENT_INTERFACE=ens6\nDATA_INTERFACE=ens5", "what was found")


def only_through_data(world, identity):
    """What the member itself sends meanwhile goes elsewhere."""
    with world.vpc.counting("nat-a.0", world.far.address) as by_management:
        with world.vpc.counting("nat-a.1", world.far.address) as by_data:
            for _ in range(20):
                traffic.tcp(HOST, world.far, identity)
            expect(by_data() >= 20 * 3, f"the data interface sent {by_data()} packets for 20 connections")
            equal(by_management(), 0, "packets from the management interface")


def no_strangers(world):
    equal(world.vpc.sent_by("nat-a.0", "strangers"), 0, "packets with an address that is not the interface's")


def only_through_management(world, management):
    before = silent_since(world, "nat-a.1")
    seen, _ = call(world.only.name, world.far.address, "who")
    equal(seen, management, "the caller")
    traffic.udp(world.only.name, world.far, management)
    equal(world.vpc.sent_by("nat-a.1") - before, 0, "packets from the data interface")


def silent_since(world, port, seconds=1.0):
    """Waits until what came before has said its last word on an interface, and gives how many packets left it so far."""
    deadline = time.monotonic() + 20
    sent, since = world.vpc.sent_by(port), time.monotonic()
    while time.monotonic() - since < seconds:
        expect(time.monotonic() < deadline, f"{port} is never silent")
        time.sleep(0.1)
        if (now := world.vpc.sent_by(port)) != sent:
            sent, since = now, time.monotonic()
    return sent


def silent_management(world, management):
    with listening_for_ssh(world.only):
        for port in (22, 80, 3780):
            expect(not traffic.connects(world.far.name, management, port, 0.7), f"port {port} answers")


def ssh_to(world, public):
    with listening_for_ssh(world.only):
        expect(traffic.connects(world.ssh_client.name, public, 22), "the allowed source was refused")
        expect(not traffic.connects(world.far.name, public, 22, 0.7), "another source was let in")


def kernel_settings(member):
    for interface in ("all", "ens5", "ens6"):
        for name, value in {"rp_filter": 2, "send_redirects": 0, "accept_redirects": 0, "arp_ignore": 1}.items():
            equal(member.run(f"cat /proc/sys/net/ipv4/conf/{interface}/{name}"), str(value), f"{name} of {interface}")
    equal(member.run("cat /proc/sys/net/ipv4/ip_forward"), "1", "ip_forward")
    equal(member.run("cat /proc/sys/net/ipv4/ip_local_port_range").split(), ["1024", "65535"], "the range of ports")
    equal(member.run("cat /proc/sys/net/netfilter/nf_conntrack_tcp_be_liberal"), "1", "nf_conntrack_tcp_be_liberal")


def units_are_right(member):
    equal(member.run("systemd-analyze verify gatehouse-filter.service gatehouse-nat.service"), "", "what it says")


def second_run(member):
    before = member.run(_STATE)
    said = member.run("/var/lib/user-data")
    equal(member.run(_STATE), before, "the state")
    expect("Wrote" not in said and "is in place" in said, said)
    return f"{len(before.splitlines())} lines of state compared"


def nothing_left(member):
    """What the first boot needed on the way is not there any more, and no package is half installed."""
    equal(member.run("ls /var/lib/cloud/scripts/per-boot /usr/sbin/policy-rc.d 2>/dev/null", check=False),
          "/var/lib/cloud/scripts/per-boot:", "what is left")
    equal(member.run("dpkg --audit; ls /var/lib/dpkg/updates"), "", "what dpkg has to say")


def old_curl(member):
    member.run("mkdir /tmp/old && printf '#!/bin/sh\necho curl 7.81.0 of Ubuntu 22.04\n' >/tmp/old/curl && chmod +x /tmp/old/curl")
    said = member.run("PATH=/tmp/old:$PATH /var/lib/user-data; echo status $?")
    expect("This image has curl 7.81.0" in said and said.endswith("status 1"), said)
    member.run("rm /var/lib/cloud/scripts/per-boot/gatehouse")  # with which it would try again at the next boot
    return said.splitlines()[-2]


def networkd_restart(world, identity):
    world.only.run("systemctl restart systemd-networkd.service")
    deadline = time.monotonic() + 10
    while world.only.run("networkctl --no-legend list ens5 ens6").count("configured") < 2:
        expect(time.monotonic() < deadline, "systemd-networkd does not configure the interfaces")
        time.sleep(0.1)
    world.translate(identity)
    only_through_management(world, world.public_of("nat-a", "management"))


def no_circles(member):
    """Units that wait for each other in a circle start or not by chance."""
    said = member.console() + member.run("journalctl -b --no-pager -o cat")
    found = [line for line in said.splitlines() if "ordering cycle" in line]
    expect(not found, "; ".join(found[:3]))


def rules_before_network(member):
    filtered, networked = (
        int(member.run(f"systemctl show -P {what}"))
        for what in (
            "ActiveEnterTimestampMonotonic gatehouse-filter.service",
            "ExecMainStartTimestampMonotonic systemd-networkd.service",
        )
    )
    expect(0 < filtered < networked, f"the rules came at {filtered} µs, the network at {networked} µs")
    return f"{(networked - filtered) / 1000:.0f} ms before"


def missing_interface(world, identity):
    member, known = world.only, world.metadata.known["nat-a"]
    drop_in = "/run/systemd/system/gatehouse-nat.service.d"
    member.run(f"mkdir {drop_in} && printf '[Service]\\nEnvironment=GATEHOUSE_PATIENCE=2\\n' >{drop_in}/lab.conf")
    member.run("systemctl daemon-reload")
    world.metadata.known["nat-a"] = known[:1]
    try:
        member.run("systemctl restart gatehouse-nat.service", check=False)
        equal(member.run("systemctl show -P Result gatehouse-nat.service"), "exit-code", "the result")
        log = member.log("gatehouse-nat.service")
        expect("There is no interface with device index 1 and address 10.0.0.5" in log, log)
        world.translate(identity)
    finally:
        world.metadata.known["nat-a"] = known


def wrong_ruleset(world, identity):
    member = world.only
    member.run("echo 'table inet gatehouse { chain forward { nonsense } }' >>/etc/gatehouse/nat.nft")
    member.run("systemctl restart gatehouse-filter.service", check=False)
    equal(member.wait_for("gatehouse-filter.service"), "failed", "the service")
    expect("could not be loaded" in member.log("gatehouse-filter.service"), member.log("gatehouse-filter.service"))
    world.translate(identity)


def boot_with_wrong_ruleset(world):
    member = world.only
    equal(member.wait_for("gatehouse-nat.service"), "failed", "gatehouse-nat.service")
    # Those that need it have it tried again every second.
    equal(member.wait_for("gatehouse-filter.service"), "failed", "gatehouse-filter.service")
    log = member.log("gatehouse-nat.service")
    expect("The ruleset is not loaded: nothing is forwarded." in log, log)
    equal(member.run("cat /proc/sys/net/ipv4/ip_forward"), "0", "ip_forward")
