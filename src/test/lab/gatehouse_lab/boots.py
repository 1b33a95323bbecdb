"""The scenarios: a member of a NAT pair, and a single NAT instance, from their first boot on."""

import os
import time

from . import expectations, forwards, traffic
from .checks import expect
from .mirror import HELD, INSTALLING, Mirror
from .namespaces import sh
from .world import HOST, World

MEGABYTES = 1_000_000


def pair(checks, directory):
    """A member of a pair whose image lacks nft, and whose kernel numbers its interfaces the other way round."""
    world = World(directory)
    world.only = world.member("nat-a", without=["/usr/sbin/nft"])
    identity = world.public_of("nat-a", "identity")
    Mirror().serve_nft_to(world.only)

    checks.scenario("A member of a NAT pair")
    management = pair_boots(checks, world)
    pair_forwards(checks, world, identity)
    pair_is_guarded(checks, world, identity, management)
    pair_stays_as_it_is(checks, world, identity)
    checks.scenario("After a reboot")
    pair_reboots(checks, world, identity, management)
    checks.scenario("When something is wrong")
    pair_fails_loudly(checks, world, identity)
    world.only.cut_the_power()
    checks.end()


def pair_boots(checks, world):
    """Boots without a public address for management, and gives it one later, as a plan may do. Then its power fails."""
    member = world.only
    management = world.public_of("nat-a", "management")
    world.cloud.ec2("DisassociateAddress", PublicIp=management)
    member.boot(world.vpc)

    def waits():
        deadline = time.monotonic() + 30
        while "The bundle cannot be fetched yet" not in member.log("user-data.service"):
            expect(time.monotonic() < deadline, f"it does not say that it waits: {member.log()}")
            time.sleep(0.2)

    checks.make("its first boot waits for its public address and says so", waits)
    world.account.associate(*world.keys_of_management("nat-a"))
    checks.make("its power is cut in the middle of its first boot, once it has one", cut_off, world)
    checks.make("its first boot goes on at the next boot, and ends well", expectations.booted, member)
    checks.make("and leaves nothing behind", expectations.nothing_left, member)
    checks.make("its interfaces are found by device index, whatever their names", expectations.found_by_index, member)
    return management


def cut_off(world):
    member = world.only
    member.write(HELD, "")
    deadline = time.monotonic() + 30
    while not os.path.exists(member.root + INSTALLING):
        expect(time.monotonic() < deadline, f"nothing is being installed: {member.log()}")
        time.sleep(0.1)
    member.cut_the_power()
    os.remove(member.root + HELD)
    member.boot(world.vpc)


def pair_forwards(checks, world, identity):
    check, far, narrow = checks.make, world.far, world.narrow
    check("a private host gets out by TCP, UDP and ICMP with its zone's public address", world.translate, identity)
    check("no forwarded packet uses the management interface", expectations.only_through_data, world, identity)
    check("segments fit the MTU outside", traffic.segment_size, HOST, far, 1460)
    check("a large transfer works both ways", traffic.transfer, HOST, far, 30 * MEGABYTES)
    check("a sender inside learns the MTU outside", traffic.path_mtu, HOST, far, 1500)
    check("a large datagram arrives in fragments", traffic.fragments, HOST, far, 8000)
    check("a sender inside learns the MTU of a narrow path far outside", traffic.path_mtu, HOST, narrow, 1400)
    check("a large transfer works both ways over the narrow path", traffic.transfer, HOST, narrow, 5 * MEGABYTES)


def pair_is_guarded(checks, world, identity, management):
    check, far = checks.make, world.far
    check("its own traffic uses management alone", expectations.only_through_management, world, management)
    check("nobody outside gets a word out of data", traffic.silence, far, identity, [22, 80, 3780], [500, 3780, 40000])
    check("nobody outside gets into management unasked", expectations.silent_management, world, management)
    check("SSH reaches management from the allowed source", expectations.ssh_to, world, management)
    check("the kernel is set up for forwarding", expectations.kernel_settings, world.only)
    check("management never sent a packet with another's address", expectations.no_strangers, world)


def pair_stays_as_it_is(checks, world, identity):
    check, member = checks.make, world.only
    check("systemd has nothing to say against its units", expectations.units_are_right, member)
    check("a second run of the first boot changes nothing", expectations.second_run, member)
    check("a curl that cannot do what is needed is told of", expectations.old_curl, member)
    check("a restart of systemd-networkd loses nothing", expectations.networkd_restart, world, identity)


def pair_reboots(checks, world, identity, management):
    check, member = checks.make, world.only
    world.reboot(world.only)
    check("its services start well", expectations.starts, member)
    check("a private host gets out again", world.translate, identity)
    check("its own traffic uses management alone", expectations.only_through_management, world, management)
    check("nobody outside gets a word out of data", traffic.silence, world.far, identity, [22, 80], [500])
    check("the rules were loaded before the network was up", expectations.rules_before_network, member)
    check("no units wait for each other in a circle", expectations.no_circles, member)
    check("management never sent a packet with another's address", expectations.no_strangers, world)


def pair_fails_loudly(checks, world, identity):
    check = checks.make
    check("a missing interface fails the service, and NAT goes on", expectations.missing_interface, world, identity)
    check("a wrong ruleset fails the service, and NAT goes on", expectations.wrong_ruleset, world, identity)
    world.reboot(world.only)
    check("booting with a wrong ruleset fails the services", expectations.boot_with_wrong_ruleset, world)
    check("nothing is forwarded then", traffic.nothing_gets_out, HOST, world.far)


def single(checks, directory):
    """A single NAT instance, whose one interface does everything."""
    world = World(directory)
    member = world.only = world.member("nat-a")
    check, far = checks.make, world.far
    identity = world.public_of("nat-a", "identity")
    member.boot(world.vpc)

    checks.scenario("A single NAT instance")
    check("its first boot ends well", expectations.booted, member)
    check("a private host gets out by TCP, UDP and ICMP with its public address", world.translate, identity)
    check("nobody outside gets a word out of it unasked", traffic.silence, far, identity, [22, 80, 3780], [500, 3780])
    check("SSH reaches it from the allowed source", expectations.ssh_to, world, identity)
    sh(f"ip -n far address add {forwards.CLIENT}/24 dev eth0")
    forwards.serve()
    check("an allowed source reaches the host by a forward, and the host sees its real address", forwards.allowed, identity)
    check("another source gets nothing by it", forwards.refused, identity)
    check("hosts inside reach the published address too", forwards.hairpin, identity)
    check("segments fit the MTU outside", traffic.segment_size, HOST, far, 1460)
    check("a large transfer works both ways", traffic.transfer, HOST, far, 30 * MEGABYTES)
    check("a sender inside learns the MTU outside", traffic.path_mtu, HOST, far, 1500)
    world.reboot(world.only)
    check("its services start well after a reboot", expectations.starts, member)
    check("a private host gets out again after a reboot", world.translate, identity)
    check("the forward is there after a reboot", forwards.allowed, identity)
    member.fill_disk()
    world.reboot(world.only)
    check("its services start well with a full disk", expectations.starts, member)
    check("a private host gets out with a full disk", world.translate, identity)
    check("it is found fit with a full disk", expectations.fit, member)
    member.cut_the_power()
    checks.end()
