"""Quick ways to change rules and routes in a namespace: no process is started for a change."""

import ctypes
import fcntl
import os
import struct
import subprocess
import threading

from .namespaces import inside

_TUNSETIFF, _IFF_TUN, _IFF_NO_PI = 0x400454CA, 0x0001, 0x1000


class Nft:
    """nftables in one namespace, by the library that the command nft is made of."""

    def __init__(self, namespace):
        self._namespace = namespace
        self._lock = threading.Lock()
        self._library = ctypes.CDLL("libnftables.so.1")
        for function in ("nft_ctx_new", "nft_ctx_get_error_buffer", "nft_ctx_get_output_buffer"):
            getattr(self._library, function).restype = ctypes.c_void_p
        with inside(namespace):
            self._context = ctypes.c_void_p(self._library.nft_ctx_new(0))
        self._library.nft_ctx_buffer_error(self._context)
        self._library.nft_ctx_buffer_output(self._context)

    def __call__(self, commands):
        """Carries out commands, all or none, and gives their output."""
        with self._lock:
            status = self._library.nft_run_cmd_from_buffer(self._context, commands.encode())
            error = self._text(self._library.nft_ctx_get_error_buffer)
            output = self._text(self._library.nft_ctx_get_output_buffer)
        if status != 0:
            raise RuntimeError(f"nft refused commands for {self._namespace}: {error}")
        return output

    def _text(self, function):
        return ctypes.cast(function(self._context), ctypes.c_char_p).value.decode()


class Ip:
    """The command ip in one namespace, started once."""

    def __init__(self, namespace):
        self._process = subprocess.Popen(
            ["ip", "-n", namespace, "-oneline", "-force", "-batch", "-"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )

    def __call__(self, command):
        """Carries out a command that has no output."""
        # One that has: when it has answered, the first has been carried out.
        self._process.stdin.write(f"{command}\nlink show dev lo\n")
        self._process.stdout.readline()


def open_tun(namespace, name):
    """A network interface whose packets this process reads and writes (Linux: Documentation/networking/tuntap)."""
    with inside(namespace):
        tun = os.open("/dev/net/tun", os.O_RDWR)
        fcntl.ioctl(tun, _TUNSETIFF, struct.pack("16sH22x", name.encode(), _IFF_TUN | _IFF_NO_PI))
    return tun
