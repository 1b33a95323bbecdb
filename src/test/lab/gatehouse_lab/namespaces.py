"""Linux network namespaces, and sockets in them."""

import contextlib
import ctypes
import socket
import subprocess
import threading

_CLONE_NEWNET = 0x40000000
_libc = ctypes.CDLL(None, use_errno=True)


def sh(command, check=True):
    """Runs a command line and gives its output. What it writes to standard error is part of that."""
    done = subprocess.run(
        command, shell=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
    )
    if check and done.returncode != 0:
        raise RuntimeError(f"{command!r} failed ({done.returncode}): {done.stdout}")
    return done.stdout


def nft(namespace, rules):
    """Loads nftables rules."""
    done = subprocess.run(
        ["ip", "netns", "exec", namespace, "nft", "-f", "-"],
        input=rules, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    if done.returncode != 0:
        raise RuntimeError(f"nft refused rules for {namespace}: {done.stdout}")


def add(namespace, **settings):
    """Makes a namespace, with settings such as ip_forward=1 below net.ipv4."""
    sh(f"ip netns add {namespace} && ip -n {namespace} link set lo up")
    for name, value in settings.items():
        path = name.replace("__", "/")
        sh(f"ip netns exec {namespace} sh -c 'echo {value} >/proc/sys/net/ipv4/{path}'")


def cable(one, other, mtu):
    """Connects two namespaces. Each end is (namespace, interface, address with prefix length or None, MAC or None)."""
    (ns1, if1, *_), (ns2, if2, *_) = one, other
    sh(f"ip -n {ns1} link add {if1} mtu {mtu} type veth peer name {if2} mtu {mtu} netns {ns2}")
    for namespace, interface, address, mac in (one, other):
        real_packets(namespace, interface)
        if mac:
            sh(f"ip -n {namespace} link set {interface} address {mac}")
        if address:
            sh(f"ip -n {namespace} address add {address} dev {interface}")
            sh(f"ip -n {namespace} link set {interface} up")


def real_packets(namespace, interface):
    """Has an interface send packets no larger than the network carries, instead of many in one."""
    sh(f"ip -n {namespace} link set {interface} gso_max_segs 1")


@contextlib.contextmanager
def inside(namespace):
    """Sockets made by this thread belong to the namespace."""
    with open("/proc/thread-self/ns/net") as home, open(f"/run/netns/{namespace}") as there:
        _set(there)
        try:
            yield
        finally:
            _set(home)


def _set(namespace):
    if _libc.setns(namespace.fileno(), _CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def open_socket(namespace, kind=socket.SOCK_STREAM, protocol=0, timeout=3.0):
    with inside(namespace):
        made = socket.socket(socket.AF_INET, kind, protocol)
    made.settimeout(timeout)
    return made


def background(work, *arguments):
    """Runs something until the lab ends."""
    threading.Thread(target=work, args=arguments, daemon=True).start()
