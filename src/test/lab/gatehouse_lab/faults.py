"""What can go wrong with the network, at will.

The kernel's own emulator of bad networks (netem) is not everywhere, so packets are lost by chance in nftables, and are
late by a detour through this process.
"""

import pathlib
import subprocess
import sys

from .errors import OUTSIDE
from .late import NAME
from .namespaces import sh

MARK = 2  # of the packets that are late
_ROUTER = "vpc"


class Faults:
    def __init__(self, nft):
        self._nft = nft
        self._late = None
        nft("""
            table ip faults {
                set silent { type ifname; }
                set no_egress { type ifname; }
                set bad { type ifname; }
                chain lose { }
                chain delay { }
                chain cut { }
                chain in {
                    type filter hook prerouting priority -340; policy accept
                    iifname @silent drop
                    iifname "late" accept
                    iifname @bad jump lose
                    iifname @bad jump delay
                }
                chain forward {
                    type filter hook forward priority -10; policy accept
                    iifname @no_egress oifname "internet" drop
                    iifname "internet" oifname @no_egress drop
                    jump cut
                }
                chain out {
                    type filter hook postrouting priority 310; policy accept
                    oifname @silent drop
                    iifname "internet" oifname @bad jump lose
                }
            }
        """)

    def silence(self, ports):
        """From now on, at once, not a packet passes these interfaces."""
        self._nft(f"add element ip faults silent {{ {', '.join(ports)} }}")

    def hear_again(self, ports):
        self._nft(f"delete element ip faults silent {{ {', '.join(ports)} }}")

    def lose_egress(self, ports):
        """These interfaces cannot reach the internet, and it cannot reach them."""
        self._nft(f"add element ip faults no_egress {{ {', '.join(ports)} }}")

    def give_egress(self, ports):
        self._nft(f"delete element ip faults no_egress {{ {', '.join(ports)} }}")

    def cut(self, match):
        """Drops what matches, such as "ip protocol 112", on its way through the router."""
        self._nft(f"add rule ip faults cut {match} counter drop")

    def mend(self):
        self._nft("flush chain ip faults cut")

    def bad_weather(self, ports, loss_percent, jitter_ms):
        """What these interfaces send to anybody, and get from the internet, is lost by chance; what they send is late."""
        self._nft(f"add element ip faults bad {{ {', '.join(ports)} }}")
        self._nft(f"add rule ip faults lose numgen random mod 1000 < {loss_percent * 10:.0f} drop")
        if jitter_ms:
            self._late = _Late(jitter_ms)
            self._nft(f"add rule ip faults delay meta mark set {MARK}")

    def good_weather(self):
        self._nft("flush set ip faults bad; flush chain ip faults lose; flush chain ip faults delay")
        if self._late:
            self._late.end()
            self._late = None


class _Late:
    """The detour by late.py."""

    def __init__(self, milliseconds):
        command = [sys.executable, "-B", "-m", "gatehouse_lab.late", _ROUTER, str(milliseconds)]
        home = pathlib.Path(__file__).parent.parent
        self._process = subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, text=True)
        if not self._process.stdout.readline():
            raise RuntimeError("late.py did not start")
        sh(f"ip -n {_ROUTER} link set {NAME} up mtu 9001")
        sh(f"ip -n {_ROUTER} route add default dev {NAME} table {MARK}")
        sh(f"ip -n {_ROUTER} rule add pref {MARK} fwmark {MARK} lookup {MARK}")
        # Only interfaces in public subnets are marked: back from here their packets go where those do.
        sh(f"ip -n {_ROUTER} rule add pref 20 iif {NAME} lookup {OUTSIDE}")

    def end(self):
        self._process.kill()
        self._process.wait()
        sh(f"ip -n {_ROUTER} rule del pref {MARK}")
        sh(f"ip -n {_ROUTER} rule del pref 20 iif {NAME}")
