"""What AWS does for an instance from inside its network: DHCP and the instance metadata (IMDSv2)."""

import http.server
import secrets
import socket
import struct

from .namespaces import background, inside
from .vpc import INSIDE_MTU, METADATA, ROUTER


class Eni:
    """A network interface of an instance, as AWS knows it.

    "name" is what the instance's kernel happens to call it, "checked" whether the source check is on.
    """

    def __init__(self, device, name, mac, addresses, checked):
        self.device = device
        self.name = name
        self.mac = mac
        self.addresses = addresses
        self.checked = checked


class Metadata:
    """The instance metadata of one instance. What is not in "known" does not exist, or not yet."""

    def __init__(self):
        self.known = []
        self._tokens = set()
        with inside(ROUTER):
            server = http.server.ThreadingHTTPServer((METADATA, 80), self._handler())
        # The hop limit: what an instance forwards never reaches whoever asked through it.
        server.socket.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 1)
        background(server.serve_forever)

    def _text(self, path):
        root = "/latest/meta-data/network/interfaces/macs/"
        if path == root:
            return "".join(f"{eni.mac}/\n" for eni in self.known)
        for eni in self.known:
            if path == f"{root}{eni.mac}/device-number":
                return str(eni.device)
            if path == f"{root}{eni.mac}/local-ipv4s":
                return "\n".join(eni.addresses)
        return None

    def _handler(metadata):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_PUT(self):
                token = secrets.token_urlsafe()
                metadata._tokens.add(token)
                allowed = self.path == "/latest/api/token" and self.headers["X-aws-ec2-metadata-token-ttl-seconds"]
                self._answer(200 if allowed else 400, token if allowed else "")

            def do_GET(self):
                if self.headers["X-aws-ec2-metadata-token"] not in metadata._tokens:
                    return self._answer(401, "")
                text = metadata._text(self.path)
                self._answer(404 if text is None else 200, text or "")

            def _answer(self, status, text):
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        return Handler


class Dhcp:
    """Hands out the first address of each interface, as AWS does (RFC 2131, without renewal by others)."""

    OFFERS = {1: 2, 3: 5}  # DISCOVER is answered by OFFER, REQUEST by ACK

    def __init__(self, enis):
        self._addresses = {eni.mac: eni.addresses[0] for eni in enis}
        with inside(ROUTER):
            self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, b"public-a")
            self._socket.bind(("", 67))
        background(self._serve)

    def _serve(self):
        while True:
            request = self._socket.recv(4096)
            mac = request[28:34].hex(":")
            kind = self._options(request).get(53, b"\0")[0]
            if mac in self._addresses and kind in self.OFFERS:
                self._socket.sendto(self._answer(request, mac, self.OFFERS[kind]), ("255.255.255.255", 68))

    @staticmethod
    def _options(request):
        options, at = {}, 240
        while at < len(request) and request[at] != 255:
            if request[at] == 0:
                at += 1
                continue
            length = request[at + 1]
            options[request[at]] = request[at + 2 : at + 2 + length]
            at += 2 + length
        return options

    def _answer(self, request, mac, kind):
        router = socket.inet_aton("10.0.0.1")
        header = struct.pack("!4B", 2, 1, 6, 0) + request[4:12] + bytes(4) + socket.inet_aton(self._addresses[mac])
        header += router + bytes(4) + request[28:44] + bytes(192) + b"\x63\x82\x53\x63"
        options = {
            53: bytes([kind]),
            54: router,
            51: struct.pack("!I", 3600),
            1: socket.inet_aton("255.255.255.0"),
            3: router,
            6: socket.inet_aton("10.0.0.2"),
            26: struct.pack("!H", INSIDE_MTU),
        }
        return header + b"".join(bytes([code, len(value)]) + value for code, value in options.items()) + b"\xff"
