"""New connections through the NAT instances, a hundred in a second from each host, and since when they do not work.

A process of its own, with its orders as lines of JSON on standard input (see load.py).
"""

import collections
import socket
import time

from load import Poll, inside, listen, obey

PORT = 7002
PERIOD = 0.01  # between two connections of a host, in seconds, unless said otherwise
PATIENCE = 0.6  # in which the first SYN must be answered, or the connection is late: the second is sent after a second
LOST_AFTER = 6.0
STALL = 0.3  # when this process had no turn for so long, the machine stood still, and says nothing about the network
KEPT = 60_000


class Knocks:
    def __init__(self):
        self.poll = Poll()
        self.lines = {}
        self.listening = set()
        self.turned = time.monotonic()
        self.stalls = collections.deque(maxlen=1000)  # from when to when

    def start(self, line, host, server, address, period=PERIOD, port=PORT):
        if (address, port) not in self.listening:
            listener = listen(server, address, port)
            self.poll.watch(listener, lambda: self._accept(listener))
            self.listening.add((address, port))
        self.lines[line] = Line(self.poll, host, (address, port), period)
        return {}

    def stop(self, line):
        self.lines.pop(line).stop()
        return {}

    def outage(self, line, since, until):
        """What came of the connections that were begun between two moments (None: now).

        Those "failed" were not there at once; of them, those "lost" never were.
        """
        answer = self.lines[line].outage(since, until or time.monotonic())
        self.turned = time.monotonic()
        return answer

    def failures(self, line, since):
        """How many connections begun since a moment were not there at once, of how many. Of those begun around a moment in
        which the whole machine stood still it is not known.
        """
        answer = self.lines[line].failures(since, self.stalls)
        self.turned = time.monotonic()
        return answer

    def quiet(self, line, seconds, patience):
        """Waits until every connection has worked for some seconds, beginning now at the earliest."""
        began = time.monotonic()
        while time.monotonic() < began + patience:
            self.turn()
            since = time.monotonic() - seconds
            if since >= began and self.lines[line].works_since(since):
                return {"quiet": True, "now": time.monotonic()}
        return {"quiet": False, "now": time.monotonic()}

    @staticmethod
    def _accept(listener):
        try:
            while True:
                listener.accept()[0].close()
        except BlockingIOError:
            pass

    def turn(self):
        now = time.monotonic()
        if now - self.turned > STALL:
            self.stalls.append((self.turned, now))
        self.turned = now
        next_ones = [line.turn(now) for line in self.lines.values()]
        self.poll.run(max(0.0, min([0.02] + [at - time.monotonic() for at in next_ones])))


class Line:
    """The connections from one host."""

    def __init__(self, poll, host, address, period):
        self._poll = poll
        self._period = period
        self._host = host
        self._address = address
        self._next = time.monotonic()
        self._waiting = collections.OrderedDict()
        self._late = collections.OrderedDict()
        self._done = collections.deque(maxlen=KEPT)  # when begun, and whether it worked in time
        self._lost = []  # when begun

    def turn(self, now):
        while self._waiting and next(iter(self._waiting.values())) < now - PATIENCE:
            knock, began = self._waiting.popitem(last=False)
            self._done.append((began, False))
            self._late[knock] = began
        while self._late and next(iter(self._late.values())) < now - LOST_AFTER:
            knock, began = self._late.popitem(last=False)
            self._lost.append(began)
            self._close(knock)
        if now >= self._next:
            self._knock(now)
            self._next = max(self._next + self._period, now)
        return self._next

    def _knock(self, now):
        with inside(self._host):
            knock = socket.socket()
        knock.setblocking(False)
        knock.connect_ex(self._address)
        self._waiting[knock] = now
        self._poll.watch_once_writable(knock, lambda: self._answered(knock))

    def _answered(self, knock):
        worked = knock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0
        if knock in self._waiting:
            began = self._waiting.pop(knock)
            self._done.append((began, worked))
        else:
            began = self._late.pop(knock)
        if not worked:
            self._lost.append(began)
        self._close(knock)

    def _close(self, knock):
        self._poll.forget(knock)
        knock.close()

    def stop(self):
        for knock in [*self._waiting, *self._late]:
            self._close(knock)

    def works_since(self, moment):
        recent = [worked for began, worked in self._done if began >= moment]
        oldest_waiting = next(iter(self._waiting.values()), time.monotonic())
        return len(recent) > 20 and all(recent) and time.monotonic() - oldest_waiting < PATIENCE / 2

    def failures(self, since, stalls):
        stalls = [(start - PATIENCE, end) for start, end in stalls if end >= since]
        done = [(began, worked) for began, worked in self._done if began >= since]
        known = [worked for began, worked in done if not any(start <= began <= end for start, end in stalls)]
        return {"failed": known.count(False), "known": len(known), "unknown": len(done) - len(known)}

    def outage(self, since, until):
        done = sorted(entry for entry in self._done if since <= entry[0] <= until)
        failed = [began for began, worked in done if not worked]
        lost = sum(since <= began <= until for began in self._lost)
        answer = {"tried": len(done), "failed": len(failed), "lost": lost, "seconds": 0.0, "now": time.monotonic()}
        if failed:
            after = [began for began, worked in done if worked and began > failed[-1]]
            answer["seconds"] = round((after[0] if after else until) - failed[0], 3)
            answer["over"] = bool(after)
            answer["began"] = failed[0]
        return answer


if __name__ == "__main__":
    knocks = Knocks()
    obey(knocks, knocks.turn)
