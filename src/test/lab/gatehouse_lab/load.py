"""What the processes that make traffic have in common."""

import contextlib
import ctypes
import json
import os
import resource
import select
import socket
import sys
import time

_CLONE_NEWNET = 0x40000000
_libc = ctypes.CDLL(None, use_errno=True)
_homes = {}


@contextlib.contextmanager
def inside(namespace):
    """Sockets made here belong to the namespace."""
    for name, path in ((None, "/proc/self/ns/net"), (namespace, f"/run/netns/{namespace}")):
        if name not in _homes:
            _homes[name] = open(path)
    _libc.setns(_homes[namespace].fileno(), _CLONE_NEWNET)
    try:
        yield
    finally:
        _libc.setns(_homes[None].fileno(), _CLONE_NEWNET)


def listen(namespace, address, port, kind=socket.SOCK_STREAM):
    with inside(namespace):
        server = socket.socket(socket.AF_INET, kind)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.setblocking(False)
    server.bind((address, port))
    if kind == socket.SOCK_STREAM:
        server.listen(1024)
    return server


class Poll:
    """Calls back when something can be read or written."""

    def __init__(self):
        self._epoll = select.epoll()
        self._calls = {}

    def watch(self, what, call):
        self._set(what, select.EPOLLIN, call)

    def watch_once_writable(self, what, call):
        self._set(what, select.EPOLLOUT | select.EPOLLONESHOT, call)

    def _set(self, what, events, call):
        number = what.fileno()
        (self._epoll.modify if number in self._calls else self._epoll.register)(number, events)
        self._calls[number] = call

    def forget(self, what):
        if self._calls.pop(what.fileno(), None):
            self._epoll.unregister(what.fileno())

    def run(self, seconds):
        for number, _ in self._epoll.poll(seconds, 256):
            call = self._calls.get(number)
            if call:
                call()


def obey(worker, turn):
    """Does what standard input says, a method of the worker with its arguments per line, and goes on in between."""
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    os.set_blocking(0, False)
    pending = ""
    while True:
        turn()
        with contextlib.suppress(BlockingIOError, TypeError):
            read = os.read(0, 65536).decode()
            if not read:
                return
            pending += read
        while "\n" in pending:
            line, _, pending = pending.partition("\n")
            order = json.loads(line)
            print(json.dumps(getattr(worker, order.pop("do"))(**order)), flush=True)
