"""A NAT instance, booted by systemd in a container whose root is thrown away.

Its userland is this machine's own, unless it is given another.
"""

import contextlib
import os
import re
import subprocess
import time

from . import cgroups
from .namespaces import sh

# What cloud-init does late in each boot: its modules scripts-per-boot and scripts-user. User data is run once for an
# instance, also when it does not end or ends badly: that it has been run is noted before.
_USER_DATA_UNIT = """
[Unit]
Description=Stand-in for cloud-init
After=network.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/var/lib/cloud-init
"""
_CLOUD_INIT = """#!/bin/sh
status=0
for script in /var/lib/cloud/scripts/per-boot/*; do
    [ ! -x "$script" ] || "$script" || status=1
done
if [ ! -e /var/lib/cloud/ran ]; then
    mkdir -p /var/lib/cloud && : >/var/lib/cloud/ran
    /var/lib/user-data || status=1
fi
exit "$status"
"""

# What an image does with every interface before anybody tells it more.
_IMAGE_NETWORK = """
[Match]
MACAddress={mac}

[Network]
DHCP=ipv4

[DHCPv4]
RouteMetric={metric}
UseMTU=yes
"""

_DISK = "200m"
_DISK_TO_INSTALL_ON = "1g"
_DISK_FILES = 50_000


class Member:
    def __init__(self, name, enis, user_data, without=(), image=None):
        """An instance that is about to boot for the first time. "without" names files that its image lacks."""
        self.name = name
        self.enis = enis
        self._process = None
        self._home = f"/run/lab/{name}"
        self.root = f"{self._home}/root"
        size = _DISK_TO_INSTALL_ON if image else _DISK
        sh(f"mkdir -p {self._home} && mount -t tmpfs -o size={size},nr_inodes={_DISK_FILES} lab {self._home}")
        upper, work = f"{self._home}/upper", f"{self._home}/work"
        sh(f"mkdir {upper} {work} {self.root}")
        sh(f"mount -t overlay lab -o lowerdir={image or '/'},upperdir={upper},workdir={work} {self.root}")
        if not image:
            self._leave_only_what_an_image_has()
        for path in without:
            os.remove(self.root + path)
        self._give_what_aws_gives()
        self.write("/var/lib/user-data", user_data, 0o755)

    def _leave_only_what_an_image_has(self):
        # None of this machine's own services, only what Debian's image for EC2 has.
        sh(f"cd {self.root}/etc && rm -rf systemd/system/* systemd/network/* init.d/* netplan gatehouse")
        sh(f"cd {self.root} && rm -rf etc/apt/sources.list* etc/apt/apt.conf* var/lib/apt/lists/* var/lib/cloud")

    def _give_what_aws_gives(self):
        self.write("/etc/systemd/system/user-data.service", _USER_DATA_UNIT)
        self.write("/var/lib/cloud-init", _CLOUD_INIT, 0o755)
        self.write("/etc/systemd/journald.conf.d/lab.conf", "[Journal]\nStorage=volatile\nRateLimitBurst=0\n")
        for eni in self.enis:
            network = _IMAGE_NETWORK.format(mac=eni.mac, metric=100 * (eni.device + 1))
            self.write(f"/usr/lib/systemd/network/10-netplan-{eni.name}.network", network)
        wants = f"{self.root}/etc/systemd/system/multi-user.target.wants"
        os.makedirs(wants, exist_ok=True)
        os.symlink("/lib/systemd/system/systemd-networkd.service", f"{wants}/systemd-networkd.service")
        os.symlink("/etc/systemd/system/user-data.service", f"{wants}/user-data.service")

    def write(self, path, text, mode=0o644):
        os.makedirs(os.path.dirname(self.root + path), exist_ok=True)
        with open(self.root + path, "w") as file:
            file.write(text)
        os.chmod(self.root + path, mode)

    def boot(self, vpc):
        """Plugs its interfaces in and starts it."""
        self._vpc = vpc
        sh(f"ip netns add {self.name}")
        for eni in self.enis:
            vpc.plug(eni, self.name)
        command = [
            "systemd-nspawn", "--quiet", "--boot", "--register=no", "--keep-unit", "--link-journal=no",
            "--console=pipe", f"--machine={self.name}", f"--directory={self.root}",
            f"--network-namespace-path=/run/netns/{self.name}", "--capability=CAP_NET_ADMIN",
            "systemd.unit=multi-user.target",
        ]
        environment = dict(os.environ, SYSTEMD_NSPAWN_API_VFS_WRITABLE="network", SYSTEMD_NSPAWN_LOCK="0",
                           SYSTEMD_NSPAWN_TMPFS_TMP="0")
        with open(f"{self._home}/console", "wb") as console:
            self._process = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=console, stderr=console,
                preexec_fn=cgroups.own_group(self.name),
            )

    @property
    def running(self):
        return self._process is not None

    @property
    def ports(self):
        return [eni.port for eni in self.enis]

    def cut_the_power(self):
        """Ends it without any notice, at once. What it has written stays."""
        self._vpc.faults.silence(self.ports)
        process, self._process = self._process, None
        sh(f"kill -9 {_child_of(process)}")
        process.wait()
        for eni in self.enis:
            self._vpc.unplug(eni)
        self._vpc.faults.hear_again(f"{self.name}.{eni.device}" for eni in self.enis)
        sh(f"ip netns del {self.name}")

    def throw_away(self):
        """Leaves nothing of it, once it is switched off: its disk goes with it."""
        sh(f"umount {self.root} {self._home}")

    def freeze(self):
        """Stops everything in it, packets included, as when a hypervisor does not let it run."""
        self._vpc.faults.silence(self.ports)
        cgroups.freeze(self.name, True)

    def thaw(self):
        cgroups.freeze(self.name, False)
        self._vpc.faults.hear_again(self.ports)

    def shut_down(self):
        """Has it shut down as an operator does, and waits until it has."""
        process, self._process = self._process, None
        subprocess.run(self._enter(process, "systemctl --no-block poweroff"), check=True, stdout=subprocess.DEVNULL)
        process.wait(60)
        for eni in self.enis:
            self._vpc.unplug(eni)
        sh(f"ip netns del {self.name}")

    def fill_disk(self):
        """Leaves no room, for data or for another file or directory."""
        filler = f"{self._home}/upper/filler"
        sh(f"mkdir {filler} && dd if=/dev/zero of={filler}/data bs=64k 2>/dev/null", check=False)
        with contextlib.suppress(OSError):
            for number in range(_DISK_FILES):
                os.mknod(f"{filler}/{number}")

    def free_disk(self):
        sh(f"rm -rf {self._home}/upper/filler")

    def pids_of(self, command):
        """The processes that run a command, by their numbers here."""
        for pid in self.processes():
            with contextlib.suppress(OSError), open(f"/proc/{pid}/comm") as comm:
                if comm.read().strip() == command:
                    yield pid

    def memory(self):
        """The kilobytes of memory that units of it use: of what processes share, each has its share."""
        used = {}
        for pid in self.processes():
            with contextlib.suppress(OSError):
                with open(f"/proc/{pid}/cgroup") as cgroup, open(f"/proc/{pid}/smaps_rollup") as rollup:
                    unit = re.search(r"/((?:gatehouse-|keepalived|conntrackd)[^/\n]*\.service)", cgroup.read())
                    share = re.search(r"^Pss: +(\d+)", rollup.read(), re.MULTILINE)
                if unit and share:
                    used[unit[1]] = used.get(unit[1], 0) + int(share[1])
        return used

    def processes(self):
        """Its processes, by their numbers here."""
        ours = os.readlink(f"/proc/{self._leader()}/ns/pid")
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                with contextlib.suppress(OSError):
                    if os.readlink(f"/proc/{entry}/ns/pid") == ours:
                        yield int(entry)

    def run(self, command, check=True):
        """Runs a command line on it and gives its output."""
        done = subprocess.run(
            self._enter(self._process, command),
            text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60,
        )
        if check and done.returncode != 0:
            raise RuntimeError(f"{command!r} on {self.name} failed ({done.returncode}): {done.stdout}")
        return done.stdout.strip()

    @staticmethod
    def _enter(process, command):
        namespaces = ["--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup"]
        return ["nsenter", f"--target={_child_of(process)}", *namespaces, "--", "/bin/sh", "-c", command]

    def state(self, unit):
        """The state of a unit, such as active, failed or activating."""
        return self.run(f"systemctl show -P ActiveState {unit}", check=False)

    def wait_for(self, unit, patience=30):
        """Waits until a unit has been started, well or not, and gives its state."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            state = self.state(unit) if self._process.poll() is None and self._leader() else ""
            if state in ("active", "failed"):
                return state
            time.sleep(0.1)
        raise TimeoutError(f"{unit} is {state} after {patience} s; {self.log()}")

    def account_of(self, unit):
        """What there is to know of a unit that is not as it should be, and of the network, on which most depend."""
        units = f"{unit} systemd-networkd.service gatehouse-filter.service"
        return self.run(f"systemctl --no-pager -n 0 -l status {units}; journalctl -b --no-pager -o short-precise | tail -n 200",
                        check=False)

    def log(self, unit=None):
        """Its journal."""
        return self.run("journalctl --no-pager -o cat " + (f"-u {unit}" if unit else "| tail -n 60"), check=False)

    def console(self):
        """What its system has said since its last boot, before it had a journal."""
        with open(f"{self._home}/console", errors="replace") as console:
            return console.read()

    def _leader(self):
        """The process that is number 1 in it, as seen from here; empty while there is none."""
        return _child_of(self._process)


def _child_of(process):
    with open(f"/proc/{process.pid}/task/{process.pid}/children") as children:
        return children.read().strip()
