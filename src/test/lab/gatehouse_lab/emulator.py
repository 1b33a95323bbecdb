"""AWS for the lab: moto, with what it leaves out, a record of every call, and faults on request.

A process of its own, run by a Python that has moto: emulator.py <address> <port> <file for the record> <policies>.
It writes to standard output a line of JSON, {"state": ...}, whenever route tables, addresses or instances have changed,
and answers the caller only after a line with that number has come in; other lines that come in set its faults:
{"faults": [{"caller": "nat-a", "actions": "ReplaceRoute|AssociateAddress", "kind": "slow", "seconds": 2}]},
{"clock": 600} has its clock ahead of everybody else's by so many seconds.
"""

import datetime
import email.utils
import io
import json
import re
import sys
import threading
import time

import moto.ec2.models.elastic_ip_addresses as addresses
import moto.ec2.models.route_tables as route_tables
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ec2.models import ec2_backends
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

from calls import Call
from policy import Policy

REGION = "eu-west-1"
# What services answer to credentials that have expired.
EXPIRED = {"ec2": (400, "RequestExpired"), "s3": (400, "ExpiredToken"), "sqs": (403, "ExpiredToken")}
# How far a caller's clock may be off: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
MOST_SKEW = {"s3": datetime.timedelta(minutes=15)}
USUAL_SKEW = datetime.timedelta(minutes=5)
PATIENCE = 2.0  # how long a caller waits, in seconds, until the packets follow what it did
FOREVER = 300.0


def make_up_for_moto():
    """Public addresses that the lab routes, private addresses of associations, black holes."""
    numbers = iter(range(10, 250))
    addresses.random_ip = lambda: f"198.18.0.{next(numbers)}"
    associate = addresses.ElasticAddressBackend.associate_address

    def associate_address(self, *arguments, **named):
        associated = associate(self, *arguments, **named)
        associated.lab_private = _asked.private or (associated.eni and associated.eni.private_ip_address)
        # What had this private address before has none now.
        for other in self.addresses:
            if other is not associated and other.private_ip_address == associated.lab_private:
                other.instance = other.eni = other.association_id = None
        return associated

    addresses.ElasticAddressBackend.associate_address = associate_address
    addresses.ElasticAddress.private_ip_address = property(lambda self: self.lab_private if self.eni else None)
    addresses.ElasticAddress.lab_private = None
    route_tables.Route.state = property(lambda self: "blackhole" if leads_nowhere(self) else "active")


def leads_nowhere(route):
    if route.interface is None:
        return False
    instance = route.interface.instance
    return instance is None or instance.state != "running"


_asked = threading.local()


def resources(call):
    """The resources that a call is about, as IAM sees them: ARNs with tags."""
    if call.service == "s3":
        return [(f"arn:aws:s3:::{call.parameters['Bucket']}/{call.parameters['Key']}", {})]
    if call.service == "sqs":
        name = call.parameters.get("QueueName") or call.parameters["QueueUrl"].rpartition("/")[2]
        return [(f"arn:aws:sqs:{call.region}:{DEFAULT_ACCOUNT_ID}:{name}", {})]
    if call.action.startswith("Describe"):
        return [("*", {})]
    names = RESOURCES.get(call.action, ())
    identifiers = [call.parameters[name] for name in names if name in call.parameters]
    interface = _ec2().enis.get(call.parameters.get("NetworkInterfaceId"))
    if "InstanceId" in names and interface and interface.instance:
        identifiers.append(interface.instance.id)
    return [(_arn(identifier), tags_of(identifier)) for identifier in identifiers] or [("*", {})]


# https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
RESOURCES = {
    "ReplaceRoute": ("RouteTableId",),
    "AssociateAddress": ("AllocationId", "NetworkInterfaceId", "InstanceId"),
}
KINDS = {"rtb": "route-table", "eipalloc": "elastic-ip", "eni": "network-interface", "i": "instance"}


def _arn(identifier):
    return f"arn:aws:ec2:{REGION}:{DEFAULT_ACCOUNT_ID}:{KINDS[identifier.partition('-')[0]]}/{identifier}"


def tags_of(identifier):
    return {tag["key"]: tag["value"] for tag in _ec2().describe_tags(filters={"resource-id": [identifier]})}


class Emulator:
    """A WSGI application around moto's."""

    def __init__(self, record, policies):
        self._moto = DomainDispatcherApplication(create_backend_app)
        self._record = open(record, "a", buffering=1)
        self._policies = {caller: Policy(statements) for caller, statements in policies.items()}
        self._faults = []
        self._revoked = set()
        self._ahead = 0
        self._said = None
        self._lock = threading.Lock()
        self._heard = {}
        self._numbers = 0

    def listen(self):
        for line in sys.stdin:
            said = json.loads(line)
            if "heard" in said:
                self._heard.pop(said["heard"]).set()
            self._faults = said.get("faults", self._faults)
            self._revoked |= set(said.get("revoked", ()))
            self._ahead = said.get("clock", self._ahead)
            if "ask" in said:
                self._say({"answer": said["ask"], "unused": {c: p.unused() for c, p in self._policies.items()}})

    def __call__(self, environment, start_response):
        body = environment["wsgi.input"].read(int(environment.get("CONTENT_LENGTH") or 0))
        environment["wsgi.input"] = io.BytesIO(body)
        call = Call(environment, body)
        began = time.time()
        refusal = self._misfortune(call) or self._refusal(call)
        if refusal:
            status, answer = refusal
            start_response(f"{status} Refused", [("Content-Type", "text/xml"), ("Content-Length", str(len(answer)))])
            chunks = [answer]
        else:
            status, chunks = self._forward(call, environment, start_response)
        self._write(call, began, status)
        return chunks

    def now(self):
        return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=self._ahead)

    def _write(self, call, began, status):
        entry = {"at": began, "seconds": round(time.time() - began, 4), "caller": call.caller, "action": call.action}
        entry |= {"parameters": call.parameters, "status": status, "denied": call.denied}
        self._record.write(json.dumps(entry) + "\n")

    def _forward(self, call, environment, start_response):
        _asked.private = call.parameters.get("PrivateIpAddress")
        status = []

        def started(line, headers, *rest):
            status.append(int(line.split()[0]))
            if call.policed and call.service == "s3" and status[0] == 404:
                # Whoever may not list a bucket is not told what is not in it.
                status[0], line = 403, "403 Forbidden"
            return start_response(line, headers, *rest)

        chunks = list(self._moto(environment, started))
        if call.service == "ec2" and not call.action.startswith("Describe"):
            self._tell()
        return status[0], chunks

    # Faults

    def _misfortune(self, call):
        for fault in list(self._faults):
            if re.fullmatch(fault.get("caller", ".*"), call.caller) and re.fullmatch(fault["actions"], call.action):
                kind = fault["kind"]
                if kind == "slow":
                    time.sleep(fault["seconds"])
                elif kind == "black hole":
                    time.sleep(FOREVER)
                elif kind == "throttle":
                    return 503, call.error("RequestLimitExceeded", "Request limit exceeded.")
                elif kind == "error":
                    return 500, call.error("InternalError", "An internal error has occurred")
        return None

    def _refusal(self, call):
        if call.key in self._revoked:
            status, code = EXPIRED[call.service]
            return status, call.error(code, "The security token included in the request is expired.")
        skew = call.policed and call.signed_at and abs(self.now() - call.signed_at)
        if skew and skew > MOST_SKEW.get(call.service, USUAL_SKEW):
            return 403, call.error("RequestTimeTooSkewed", "The difference between the times is too large.")
        if call.policed and not call.signature_is_right():
            return 403, call.error("SignatureDoesNotMatch", "The signature is not that of this request.")
        if call.policed and not self._allowed(call):
            call.denied = True
            return 403, call.error("UnauthorizedOperation", f"{call.caller} may not {call.iam_action}.")
        return None

    def _allowed(self, call):
        policy = self._policies.get(call.caller)
        return policy is not None and policy.allows(call.iam_action, resources(call))

    # What has changed

    def _tell(self):
        """Tells the lab what has changed, and waits until it has taken note."""
        with self._lock:
            state = seen()
            if state == self._said:
                return
            self._said = state
            self._numbers += 1
            number = self._numbers
            heard = self._heard[number] = threading.Event()
            self._say({"state": state, "number": number})
        heard.wait(PATIENCE)

    @staticmethod
    def _say(what):
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()


def _ec2():
    return ec2_backends[DEFAULT_ACCOUNT_ID][REGION]


def seen():
    """The default routes ("targets" also of black holes), the addresses and the instances that moto knows."""
    backend = _ec2()
    routes, targets = {}, {}
    for table in list(backend.route_tables.values()):
        for route in list(table.routes):
            if route.destination_cidr_block == "0.0.0.0/0" and not route.local:
                gone = leads_nowhere(route)
                target = route.gateway or route.interface
                targets[table.id] = target and target.id
                routes[table.id] = None if gone else targets[table.id]
    return {
        "routes": routes,
        "targets": targets,
        "addresses": {eip.public_ip: eip.private_ip_address for eip in list(backend.addresses)},
        "instances": {instance.id: instance.state for instance in backend.all_instances()},
    }


def dated_by(emulator):
    """Has answers say what time it is at the emulator."""

    class Handler(WSGIRequestHandler):
        def date_time_string(self, timestamp=None):
            return email.utils.format_datetime(emulator.now(), usegmt=True)

    return Handler


def main(address, port, record, policies):
    make_up_for_moto()
    emulator = Emulator(record, json.loads(policies))
    threading.Thread(target=emulator.listen, daemon=True).start()
    server = make_server(address, int(port), emulator, threaded=True, request_handler=dated_by(emulator))
    sys.stdout.write('{"ready": true}\n')
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
