"""Sends packets on after a random time, each by itself. A process of its own: late.py <namespace> <milliseconds at most>.

Its interface is there when it has written a line, and gone when it ends.
"""

import heapq
import os
import random
import select
import sys
import time

from .kernel import open_tun

NAME = "late"


def main(namespace, milliseconds):
    tun = open_tun(namespace, NAME)
    os.nice(-20)
    print("ready", flush=True)
    waiting = []
    while True:
        patience = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        if select.select([tun], [], [], patience)[0]:
            packet = os.read(tun, 65535)
            heapq.heappush(waiting, (time.monotonic() + random.uniform(0, milliseconds / 1000), packet))
        while waiting and waiting[0][0] <= time.monotonic():
            os.write(tun, heapq.heappop(waiting)[1])


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
