"""Open connections through the NAT instances, a thousand in one process, and whether they still work.

A process of its own: flows.py, with its orders as lines of JSON on standard input and one line of JSON for each on
standard output. Both ends of every flow are in it, so it knows what should have arrived.
"""

import socket
import struct
import time

from load import Poll, inside, listen, obey

TCP_PORT = 7000
UDP_PORT = 7001
_MESSAGE = struct.Struct("!Id")  # the number of the flow, and when it was sent
OPENING_SECONDS = 30
INTERVAL = 1.0  # between two messages of a flow, in seconds
_PARTS = 20  # into which the flows are divided, so that not all speak at once


class Flow:
    """One flow. "fresh" is when the newest message was sent that has come to its end."""

    def __init__(self, number, kind, near, far):
        self.number = number
        self.protocol, self.who = kind
        self.near = near  # the socket of the side that opened the flow
        self.far = far  # the socket of the other side, once known; for UDP with its address
        self.fresh = 0.0
        self.broken = None

    def message(self):
        return _MESSAGE.pack(self.number, time.monotonic())


class Flows:
    def __init__(self):
        self.poll = Poll()
        self.flows = {}
        self.next_round = time.monotonic()
        self.part = 0
        self.partial = {}
        self.servers = {}

    # Orders

    def open(self, host, server, address, kinds, ports=(TCP_PORT, UDP_PORT), source="", served=None):
        """Opens flows from a host to a server, so many of each kind: "tcp" or "udp", and who drives it.

        That is the "client"; with "push" only the server speaks; "forwarded" are driven by a client too. "ports" are
        those of TCP and UDP; "served" is where the server listens, address and port, if elsewhere.
        """
        self._serve(server, *(served or (address, ports)))
        first = len(self.flows)
        for kind, count in kinds.items():
            protocol, who = kind.split()
            for _ in range(count):
                flow = Flow(len(self.flows), (protocol, who), None, None)
                self._open_one(flow, host, source, (address, ports[protocol == "udp"]))
                self.poll.run(0)
        until = time.monotonic() + OPENING_SECONDS
        opened = list(self.flows.values())[first:]
        while not all(flow.fresh for flow in opened) and time.monotonic() < until:
            self.turn()
        return {"open": sum(bool(flow.fresh) for flow in opened), "asked": len(opened)}

    def since(self, moment, patience):
        """Which flows have got through with something that was sent after a moment. Waits until all have, for a while."""
        until = time.monotonic() + patience
        while time.monotonic() < until and not all(flow.fresh > moment for flow in self.flows.values()):
            self.turn()
        return self._count(moment)

    def speak(self):
        """Has every client that only listens say something."""
        for flow in self.flows.values():
            if flow.who == "push":
                self._send(flow.near, flow, None)
        return {}

    def _count(self, moment):
        kinds = {}
        for flow in self.flows.values():
            counts = kinds.setdefault(f"{flow.protocol} {flow.who}", {"open": 0, "alive": 0, "broken": 0})
            counts["open"] += 1
            counts["alive"] += flow.fresh > moment
            counts["broken"] += flow.broken is not None
        return {"now": time.monotonic(), "kinds": kinds}

    def close(self):
        for flow in self.flows.values():
            for each in (flow.near, flow.far):
                if isinstance(each, socket.socket):
                    self.poll.forget(each)
                    each.close()
        self.flows.clear()
        return {}

    # Opening

    def _serve(self, namespace, address, ports):
        if address in self.servers:
            return
        listener = listen(namespace, address, ports[0])
        datagrams = listen(namespace, address, ports[1], socket.SOCK_DGRAM)
        self.servers[address] = datagrams
        self.poll.watch(listener, lambda: self._accept(listener))
        self.poll.watch(datagrams, lambda: self._from_clients(datagrams))

    def _open_one(self, flow, host, source, target):
        self.flows[flow.number] = flow
        kind = socket.SOCK_STREAM if flow.protocol == "tcp" else socket.SOCK_DGRAM
        with inside(host):
            flow.near = socket.socket(socket.AF_INET, kind)
        flow.near.setblocking(False)
        flow.near.bind((source, 0))
        flow.near.connect_ex(target)
        if flow.protocol == "tcp":
            self.poll.watch_once_writable(flow.near, lambda: self._introduce(flow))
        else:
            self._introduce(flow)

    def _introduce(self, flow):
        """The first message says which flow it is."""
        self._send(flow.near, flow, None)
        self.poll.watch(flow.near, lambda: self._to_client(flow))

    def _accept(self, listener):
        try:
            while True:
                connection, _ = listener.accept()
                connection.setblocking(False)
                self.poll.watch(connection, lambda connection=connection: self._to_server(connection))
        except BlockingIOError:
            pass

    # Talking

    def turn(self):
        """What is to be done now: messages of all flows, one interval after the other, and what has come."""
        if time.monotonic() >= self.next_round:
            self.next_round = max(self.next_round + INTERVAL / _PARTS, time.monotonic())
            self.part = (self.part + 1) % _PARTS
            for flow in list(self.flows.values())[self.part :: _PARTS]:
                self._say(flow)
        self.poll.run(max(0.0, min(0.02, self.next_round - time.monotonic())))

    def _say(self, flow):
        if flow.broken is None:
            if flow.who != "push":
                self._send(flow.near, flow, None)
            elif flow.protocol == "tcp" and flow.far is not None:
                self._send(flow.far, flow, None)
            elif flow.far is not None:
                self._send(flow.far[0], flow, flow.far[1])

    def _send(self, by, flow, to):
        try:
            by.sendto(flow.message(), to) if to else by.send(flow.message())
        except BlockingIOError:
            pass  # the buffer is full of what has not got through: it is not alive
        except OSError as e:
            self._break(flow, e)

    def _break(self, flow, error):
        flow.broken = str(error)
        self.poll.forget(flow.near)

    def _read(self, connection):
        """The messages that have come in on a TCP connection."""
        data = self.partial.pop(connection.fileno(), b"") + connection.recv(65536)
        whole = len(data) - len(data) % _MESSAGE.size
        if data[whole:]:
            self.partial[connection.fileno()] = data[whole:]
        if not data:
            raise ConnectionResetError("closed")
        return list(_MESSAGE.iter_unpack(data[:whole]))

    def _to_server(self, connection):
        try:
            for number, sent in self._read(connection):
                flow = self.flows.get(number)
                if flow is None:
                    continue
                flow.far = connection
                if flow.who != "push":
                    connection.send(_MESSAGE.pack(number, sent))
        except BlockingIOError:
            pass
        except OSError:
            self.poll.forget(connection)
            connection.close()

    def _from_clients(self, datagrams):
        try:
            while True:
                data, client = datagrams.recvfrom(100)
                number, sent = _MESSAGE.unpack(data)
                flow = self.flows.get(number)
                if flow and flow.far and flow.far[1] != client:
                    flow.broken = f"came from {client} and not from {flow.far[1]}"
                if flow and not flow.broken:
                    flow.far = (datagrams, client)
                    if flow.who != "push":
                        datagrams.sendto(data, client)
        except (BlockingIOError, struct.error):
            pass

    def _to_client(self, flow):
        try:
            if flow.protocol == "udp":
                messages = [_MESSAGE.unpack(flow.near.recv(100))]
            else:
                messages = self._read(flow.near)
            for number, sent in messages:
                if number == flow.number:
                    flow.fresh = max(flow.fresh, sent)
        except BlockingIOError:
            pass
        except OSError as e:
            if flow.protocol == "tcp":
                self._break(flow, e)


if __name__ == "__main__":
    flows = Flows()
    obey(flows, flows.turn)
