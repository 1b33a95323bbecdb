"""What can go wrong with the network, at will.

The kernel's own emulator of bad networks (netem) is not everywhere, so packets are lost by chance in nftables, and are
late by a detour through this process.
"""

import heapq
import os
import random
import select
import time

from .errors import OUTSIDE
from .kernel import open_tun
from .namespaces import background, sh

MARK = 2  # of the packets that are late
_TUN = "late"
_ROUTER = "vpc"


class Faults:
    def __init__(self, nft, cidr):
        self._nft = nft
        self._late = None
        self._cidr = cidr
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
            self._late = self._late or _Late(self._cidr)
            self._late.most = jitter_ms / 1000
            self._nft(f"add rule ip faults delay meta mark set {MARK}")

    def good_weather(self):
        self._nft("flush set ip faults bad; flush chain ip faults lose; flush chain ip faults delay")


class _Late:
    """Sends packets on after a random time, each by itself."""

    def __init__(self, cidr):
        self.most = 0.0
        self._waiting = []
        self._tun = open_tun(_ROUTER, _TUN)
        sh(f"ip -n {_ROUTER} link set {_TUN} up mtu 9001")
        sh(f"ip -n {_ROUTER} route add default dev {_TUN} table {MARK}")
        sh(f"ip -n {_ROUTER} rule add pref {MARK} fwmark {MARK} lookup {MARK}")
        # Only interfaces in public subnets are marked: back from here their packets go where those do.
        sh(f"ip -n {_ROUTER} rule add pref 20 iif {_TUN} lookup {OUTSIDE}")
        background(self._serve)

    def _serve(self):
        while True:
            patience = max(0.0, self._waiting[0][0] - time.monotonic()) if self._waiting else None
            if select.select([self._tun], [], [], patience)[0]:
                packet = os.read(self._tun, 65535)
                heapq.heappush(self._waiting, (time.monotonic() + random.uniform(0, self.most), packet))
            while self._waiting and self._waiting[0][0] <= time.monotonic():
                os.write(self._tun, heapq.heappop(self._waiting)[1])
