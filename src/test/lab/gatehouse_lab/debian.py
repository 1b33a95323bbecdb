"""User data executed for real: on a Debian 12 that has nothing but what Debian's own archive gives it.

The kernel is this machine's all the same.
"""

import shutil
import time

from . import expectations, forwards, traffic
from .checks import equal, expect
from .mirror import Mirror
from .namespaces import sh
from .world import HOST, World

RELEASE = "bookworm"
# What every image for EC2 has, and debootstrap's smallest does not. It has no curl: that is fetched too.
BASE = "dbus,iproute2,systemd-sysv,udev"
# What user data and bundles install.
INSTALLED = "ca-certificates conntrack conntrackd curl ethtool iputils-ping keepalived nftables python3"
UNITS = ["gatehouse-filter.service", "gatehouse-nat.service", "gatehouse-fitness.service", "gatehouse-agent.service",
         "gatehouse-takeover.service", "gatehouse-peer.socket", "keepalived.service", "conntrackd.service"]
INSTALL_SECONDS = 300
EXPIRY_SECONDS = 4


def available():
    return bool(shutil.which("debootstrap"))


def make(directory):
    """Makes the image and an archive of the packages, unless they are there. Uses this machine's own way to Debian's
    archive, so the lab, which has none, must not have begun."""
    image = _image(directory)
    if image.exists():
        return
    making = image.with_suffix(".new")
    root, packages = making / "root", making / "packages"
    sh(f"rm -rf {making} && mkdir -p {packages}")
    sh(f"debootstrap --variant=minbase --include={BASE} {RELEASE} {root} {_archive()}")
    fetch = f"apt-get install --download-only -qq -y --no-install-recommends {INSTALLED}"
    sh(f"chroot {root} sh -c 'apt-get update -qq && {fetch}'")
    sh(f"mv {root}/var/cache/apt/archives/*.deb {packages} && rm -rf {root}/var/lib/apt/lists/*")
    making.rename(image)


def _image(directory):
    return directory / "debian-12"


def _archive():
    """Where this machine gets that release from; where debootstrap would, if it is another Debian."""
    wanted = f"'Created-By: Packages' 'Codename: {RELEASE}'"
    found = sh(f"apt-get indextargets --format '$(REPO_URI)' {wanted}", check=False)
    return next((line for line in found.splitlines() if line.startswith("http")), "")


def debian(checks, directory):
    world = World(directory)
    image = _image(directory.parent)
    member = world.only = world.member("nat-a", image=image / "root")
    identity = world.public_of("nat-a", "identity")
    Mirror().serve_packages_to(member, image / "packages")
    forwards.serve_tcp()
    check = checks.make

    checks.scenario("A Debian 12 of its own")
    check("its image has nothing of what it will need", bare, member)
    member.boot(world.vpc)
    check("its first boot installs what it needs, and ends well", boots, member)
    check("all units are enabled and run", units, member)
    check("a private host gets out by TCP, UDP and ICMP with its zone's public address", world.translate, identity)
    check("segments fit the MTU outside", traffic.segment_size, HOST, world.far, 1460)
    check("a connection through a port forward ends by the clock", expires, world, identity)
    check("a second run of the first boot changes nothing", expectations.second_run, member)
    world.reboot(member)
    check("all units run after a reboot", units, member)
    check("a private host gets out again after a reboot", world.translate, identity)
    check("a run after the reboot changes nothing", expectations.second_run, member)
    member.cut_the_power()
    checks.end()


def bare(member):
    programs = ("conntrack", "conntrackd", "curl", "keepalived", "nft", "ping")
    equal([each for each in programs if shutil.which(each, path=f"{member.root}/bin:{member.root}/sbin")], [], "what it has")
    return f"no {', '.join(programs)}"


def boots(member):
    expectations.runs(member, "user-data.service", member.wait_for("user-data.service", patience=INSTALL_SECONDS))
    version = member.run("cat /etc/debian_version")
    listed = member.run(f"dpkg-query --show --showformat '${{db:Status-Status}}\\n' {INSTALLED}").split()
    equal(set(listed), {"installed"}, "the packages")
    return f"Debian {version}; the kernel is this machine's, {member.run('uname -r')}"


def units(member):
    for unit in UNITS:
        expectations.runs(member, unit, member.wait_for(unit))
        equal(member.run(f"systemctl is-enabled {unit}", False), "enabled", unit)


def expires(world, identity):
    """Says to the ruleset, as a bundle does, that the forward ends in some seconds."""
    member = world.only
    sh(f"ip -n far address add {forwards.CLIENT}/24 dev eth0")
    flow = forwards.Flow(identity, timeout=0.3)
    equal(flow.ask(), forwards.CLIENT, "before")
    found = member.run(f"conntrack -L -p tcp --orig-port-dst {forwards.FORWARDED_PORT} 2>/dev/null")
    mark = found.split("mark=")[1].split()[0]
    end = int(time.time()) + EXPIRY_SECONDS
    member.run(f"nft add element inet gatehouse expired_forwards '{{ {mark} . {end}-9000000000 }}'")
    while time.time() < end - 0.5:
        equal(flow.ask(), forwards.CLIENT, "before the end")
        time.sleep(0.1)
    time.sleep(max(0, end + 0.5 - time.time()))
    expect(flow.ask() is None, "the connection goes on after the end")
    return f"nft {member.run('nft --version').split()[1]}"
