"""Control groups: each instance that systemd boots needs one of its own in every hierarchy that systemd uses."""

import os
import pathlib
import sys
import time

# Where those hierarchies are, by the controllers that they have.
_ROOTS = {"": ["/sys/fs/cgroup/unified", "/sys/fs/cgroup"], "name=systemd": ["/sys/fs/cgroup/systemd"]}


def _homes():
    """The groups that this process is in."""
    for line in pathlib.Path("/proc/self/cgroup").read_text().splitlines():
        _, controllers, path = line.split(":", 2)
        for root in _ROOTS.get(controllers, ()):
            home = pathlib.Path(root + path)
            if (home / "cgroup.procs").exists():
                yield home
                break


def make():
    """Moves this process into groups of its own, and gives them with those that it was in."""
    made = [(home, home / f"gatehouse-lab-{os.getpid()}") for home in _homes()]
    for _, group in made:
        group.mkdir()
        (group / "cgroup.procs").write_text(str(os.getpid()))
    return made


def _groups(name):
    # Scenarios that run at once share the groups above these, but not their numbers of processes.
    scenario = os.stat("/proc/self/ns/pid").st_ino
    return [home / f"{name}-{scenario}" for home in _homes()]


def own_group(name):
    """Something that moves the process which calls it into new groups below those that it is in."""
    groups = _groups(name)
    for group in groups:
        group.mkdir(exist_ok=True)

    def move():
        for group in groups:
            (group / "cgroup.procs").write_text("0")

    return move


def freeze(name, frozen):
    """Stops all processes in the groups of that name at one moment, or lets them go on at one."""
    able = [group / "cgroup.freeze" for group in _groups(name) if (group / "cgroup.freeze").exists()]
    if not able:
        raise RuntimeError("systemd does not use control groups of version 2 here, without which nothing can be frozen")
    for group in able:
        group.write_text(str(int(frozen)))


def remove(made):
    for home, group in made:
        (home / "cgroup.procs").write_text(str(os.getpid()))
        # And those of a run that was killed.
        for left in home.glob("gatehouse-lab-*"):
            if left == group or not pathlib.Path(f"/proc/{left.name.rsplit('-', 1)[1]}").exists():
                _remove(left)


def _remove(group):
    """Removes a group with all below it, once the processes that were killed are gone from it."""
    until = time.monotonic() + 5
    while group.exists():
        for directory, _, _ in os.walk(group, topdown=False):
            try:
                os.rmdir(directory)
            except OSError as e:
                if time.monotonic() > until:
                    print(f"{directory} stays behind: {e}", file=sys.stderr)
                    return
        time.sleep(0.05)
