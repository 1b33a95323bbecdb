"""What AWS does for an instance from inside its network: DHCP and the instance metadata (IMDSv2)."""

import datetime
import http.server
import itertools
import json
import secrets
import socket
import struct
import time

from .calls import secret_of, token_of
from .namespaces import background, inside
from .vpc import INSIDE_MTU, METADATA, ROUTER

_PKTINFO = 8  # IP_PKTINFO of Linux
_ROLE = "gatehouse"
ACCOUNT = "123456789012"


class Credentials:
    """The role credentials that the metadata of an instance hands out."""

    def __init__(self, slot, seconds=3600):
        self._slot = slot.replace("-", "").upper()
        self._numbers = itertools.count(1)
        self.seconds = seconds
        self.issued = []

    def fresh(self):
        key = f"ASIALAB{self._slot}{next(self._numbers)}"
        self.issued.append(key)
        return key

    def answer(self):
        if not self.issued:
            self.fresh()
        key, now = self.issued[-1], datetime.datetime.now(datetime.timezone.utc)
        return json.dumps({
            "Code": "Success", "LastUpdated": f"{now:%Y-%m-%dT%H:%M:%SZ}", "Type": "AWS-HMAC", "AccessKeyId": key,
            "SecretAccessKey": secret_of(key), "Token": token_of(key),
            "Expiration": f"{now + datetime.timedelta(seconds=self.seconds):%Y-%m-%dT%H:%M:%SZ}",
        }, indent=1)


class Metadata:
    """The instance metadata of all members. What is not in "known" of a member does not exist, or not yet."""

    def __init__(self, world):
        self._world = world
        self.known = {}
        self.credentials = {}
        self.delay = {}  # seconds, by member
        self._tokens = set()
        with inside(ROUTER):
            server = http.server.ThreadingHTTPServer((METADATA, 80), self._handler())
        server.daemon_threads = True
        # The hop limit: what an instance forwards never reaches whoever asked through it.
        server.socket.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 1)
        background(server.serve_forever)

    def introduce(self, slot, enis):
        self.known[slot] = list(enis)
        self.credentials[slot] = Credentials(slot)

    def _member_at(self, address):
        return next((slot for slot, enis in self.known.items() if any(address in eni.addresses for eni in enis)), None)

    def _text(self, slot, path):
        enis = self.known[slot]
        texts = {"/latest/meta-data/" + name: text for name, text in self._of_instance(slot, enis).items()}
        for eni in enis:
            for name, text in self._of_interface(eni).items():
                texts[f"/latest/meta-data/network/interfaces/macs/{eni.mac}/{name}"] = text
        if path == "/latest/dynamic/instance-identity/document":
            return json.dumps({"accountId": ACCOUNT, "region": self._world.region}, indent=1)
        role = "/latest/meta-data/iam/security-credentials/"
        if path == role:
            return _ROLE
        if path == role + _ROLE:
            return self.credentials[slot].answer()
        return texts.get(path)

    def _of_instance(self, slot, enis):
        first = enis[0]
        texts = {
            "instance-id": self._world.account.ids.get(f"{self._world.network}/instance/{slot}", ""),
            "local-ipv4": first.addresses[0],
            "mac": first.mac,
            "placement/region": self._world.region,
            "placement/availability-zone": self._world.zone_of(first.subnet),
            "network/interfaces/macs/": "".join(f"{eni.mac}/\n" for eni in enis),
        }
        public = self._world.vpc.public_of(first.addresses[0])
        return texts | ({"public-ipv4": public} if public else {})

    def _of_interface(self, eni):
        publics = [public for public in map(self._world.vpc.public_of, eni.addresses) if public]
        texts = {
            "device-number": str(eni.device),
            "interface-id": eni.identifier,
            "local-ipv4s": "\n".join(eni.addresses),
            "mac": eni.mac,
            "subnet-ipv4-cidr-block": str(self._world.vpc.subnets[eni.subnet]),
            "vpc-ipv4-cidr-block": self._world.vpc.cidr,
        }
        return texts | ({"public-ipv4s": "\n".join(publics)} if publics else {})

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
                slot = metadata._member_at(self.client_address[0])
                text = metadata._text(slot, self.path) if slot else None
                self._answer(404 if text is None else 200, text or "")

            def _answer(self, status, text):
                time.sleep(metadata.delay.get(metadata._member_at(self.client_address[0]), 0))
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

    def __init__(self, vpc, enis):
        self._vpc = vpc
        self._enis = {eni.mac: eni for eni in enis}
        with inside(ROUTER):
            self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            self._socket.setsockopt(socket.IPPROTO_IP, _PKTINFO, 1)
            self._socket.bind(("", 67))
        background(self._serve)

    def _serve(self):
        while True:
            request, ancillary, _, _ = self._socket.recvmsg(4096, 128)
            interface = struct.unpack("=I", ancillary[0][2][:4])[0]
            eni = self._enis.get(request[28:34].hex(":"))
            kind = self._options(request).get(53, b"\0")[0]
            if eni and kind in self.OFFERS:
                through = (socket.IPPROTO_IP, _PKTINFO, struct.pack("=I4s4s", interface, bytes(4), bytes(4)))
                answer = self._answer(request, eni, self.OFFERS[kind])
                self._socket.sendmsg([answer], [through], 0, ("255.255.255.255", 68))

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

    def _answer(self, request, eni, kind):
        subnet = self._vpc.subnets[eni.subnet]
        router = socket.inet_aton(self._vpc.gateway_of(eni.subnet))
        header = struct.pack("!4B", 2, 1, 6, 0) + request[4:12] + bytes(4) + socket.inet_aton(eni.addresses[0])
        header += router + bytes(4) + request[28:44] + bytes(192) + b"\x63\x82\x53\x63"
        options = {
            53: bytes([kind]),
            54: router,
            51: struct.pack("!I", 3600),
            1: subnet.netmask.packed,
            3: router,
            6: (subnet.network_address + 2).packed,
            26: struct.pack("!H", INSIDE_MTU),
        }
        return header + b"".join(bytes([code, len(value)]) + value for code, value in options.items()) + b"\xff"
