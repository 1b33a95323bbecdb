"""The VPC that Gatehouse wants, in the lab's AWS account and in network namespaces, and the internet."""

import contextlib
import hashlib
import pathlib
import socket

from . import account, traffic
from .aws import ACCOUNT, Dhcp, Metadata
from .cloud import ENDPOINT, Cloud, python_with_moto
from .internet import Server
from .member import Member
from .namespaces import add, open_socket, sh
from .vpc import GATEWAY, INSIDE_MTU, INTERNET, Eni, Vpc

HOST = "host-a"  # the private host in the first zone; host-b is in the second
SSH_SOURCE = "203.0.113.9"
EGRESS_TARGETS = ("1.1.1.1", "8.8.8.8", "9.9.9.9")  # what members probe, to know whether they have a way out


class World:
    """Everything but the members, which are made by "member" and boot when told to.

    The router follows the emulator: a route or an address moves when, and only when, EC2 has been told so.
    """

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        wanted = account.read(self.directory / "network.json")
        self.network, self.region = wanted["network"], wanted["region"]
        self._subnets = {it["key"]: it for it in wanted["resources"] if it["kind"] == "Subnet"}
        rules = [_rule(it) for it in wanted["resources"] if it["kind"] == "SecurityGroupRule"]
        self.vpc = Vpc(wanted["cidr"], {_slot(key): it["cidr"] for key, it in self._subnets.items()}, rules)
        self._followed = {"routes": {}, "targets": {}, "addresses": {}, "instances": {}}
        self.members = {}
        installation = wanted["installation"]
        self.bucket, self.queue = f"gatehouse-{installation}-{ACCOUNT}-{self.region}", f"gatehouse-{installation}"
        self.metadata = Metadata(self)
        statements = [it["document"]["statements"] for it in wanted["resources"] if it["kind"] == "RolePolicy"]
        slots = [_slot(it["key"]) for it in wanted["resources"] if it["kind"] == "Instance"]
        policies = {slot: sum(statements, []) for slot in slots}
        record = self.directory / "calls.jsonl"
        record.unlink(missing_ok=True)
        self.account = None
        self.cloud = Cloud(self.region, python_with_moto(), record, self._follow, policies)
        self.make_channel()
        self.account = account.Account(self.cloud, wanted)
        self.enis = {it["key"]: self._eni(it) for it in self.account.of_kind("NetworkInterface")}
        self._by_id = {eni.identifier: eni for eni in self.enis.values()}
        for it in self.account.of_kind("RouteTableAssociation"):
            self.vpc.use_table(_slot(it["subnet"]), it["routeTable"])
        self._follow(self.cloud.state)
        for slot in slots:
            self.metadata.introduce(slot, self.enis_of(slot))
        Dhcp(self.vpc, self.enis.values())
        self._people()

    def make_channel(self):
        """Makes what the members and the panel talk through."""
        where = f"<LocationConstraint>{self.region}</LocationConstraint>"
        self.cloud.s3("PUT", f"/{self.bucket}", f"<CreateBucketConfiguration>{where}</CreateBucketConfiguration>")
        self.cloud.sqs("CreateQueue", QueueName=self.queue)

    def _people(self):
        """Private hosts in both zones, and servers in the internet."""
        for number, subnet in enumerate(sorted(name for name in self.vpc.subnets if name.startswith("private-"))):
            self.add_private_host(f"host-{subnet[-1]}", subnet, number)
        for address in EGRESS_TARGETS:
            sh(f"ip -n {INTERNET} address add {address}/32 dev lo")
        self.far = Server("far", "198.51.100.10", mtu=INSIDE_MTU)
        self.narrow = Server("narrow", "192.0.2.10", mtu=1400)
        self.ssh_client = Server("ssh-client", SSH_SOURCE)

    def add_private_host(self, name, subnet, number):
        """A host with nothing but a default gateway, at address 20 of its subnet."""
        address = str(self.vpc.subnets[subnet].network_address + 20)
        eni = Eni(0, "eth0", f"02:00:00:00:01:{number:02x}", [address], checked=True, subnet=subnet)
        add(name)
        self.vpc.plug(eni, name)
        gateway = self.vpc.gateway_of(subnet)
        prefix = self.vpc.subnets[subnet].prefixlen
        sh(f"ip -n {name} address add {address}/{prefix} dev eth0 && ip -n {name} link set eth0 up")
        sh(f"ip -n {name} route add default via {gateway}")
        return address

    def _eni(self, it):
        groups = [_slot(group) for group in it["securityGroups"]]
        addresses = [it["primaryAddress"], *it["secondaryAddresses"]]
        identifier = self.account.ids[it["key"]]
        return Eni(None, None, self.account.macs[it["key"]], addresses, it["sourceDestinationCheck"],
                   _slot(it["subnet"]), groups, identifier)

    def enis_of(self, slot):
        """The interfaces of a member, by device index. Its kernel numbers them the other way round."""
        (instance,) = (it for it in self.account.of_kind("Instance") if _slot(it["key"]) == slot)
        enis = [self.enis[key] for key in instance["networkInterfaces"]]
        for device, eni in enumerate(enis):
            eni.device, eni.name = device, f"ens{5 + len(enis) - 1 - device}"
        return enis

    def member(self, slot, without=(), image=None):
        """An instance that is about to boot for the first time: see Member."""
        user_data = (self.directory / f"{slot}.user-data").read_text()
        made = self.members[slot] = Member(slot, self.enis_of(slot), user_data, without, image)
        endpoints = "".join(f"{service}_ENDPOINT={ENDPOINT}\n" for service in ("EC2", "S3", "SQS"))
        made.write("/etc/gatehouse/endpoints", endpoints)
        self.offer_bundle(slot, self.bundle(slot))
        return made

    def bundle(self, slot):
        return (self.directory / f"{slot}.tar.gz").read_bytes()

    @staticmethod
    def digest(bundle):
        return hashlib.sha256(bundle).hexdigest()

    def offer_bundle(self, slot, content, digest=None):
        """Puts a bundle where a member looks for it; with another digest than its own, if one is given."""
        path = f"/{self.bucket}/bundles/{self.network}/{slot}.tar.gz"
        self.cloud.s3("PUT", path, content, digest=digest or self.digest(content))

    def key(self, rest):
        """The key of a resource of the network, such as "elastic-ip/nat-a/identity"."""
        return f"{self.network}/{rest}"

    def public_of(self, slot, job):
        """The public address of a member's "identity" or "management", wherever it is."""
        allocation = self.account.ids[self.key(f"elastic-ip/{slot}/{job}")]
        answer = self.cloud.ec2("DescribeAddresses", AllocationId__1=allocation)
        return answer.findtext("addressesSet/item/publicIp")

    def keys_of_management(self, slot):
        """What Account.associate needs to give a member its public address for management."""
        (it,) = (it for it in self.account.of_kind("ElasticIpAssociation")
                 if it["elasticIp"] == self.key(f"elastic-ip/{slot}/management"))
        return it["elasticIp"], it["target"]["networkInterface"], it["target"]["privateAddress"]

    def zone_of(self, subnet):
        return self._subnets[self.key(f"subnet/{subnet}")]["zone"]

    # Following EC2

    def _follow(self, state):
        if self.account is None or not state:
            return  # the network is still being made
        before, self._followed = self._followed, state
        for identifier, target in state["routes"].items():
            if before["routes"].get(identifier, "") != target and identifier in self.account.keys:
                way = self._by_id.get(target) or (GATEWAY if target and target.startswith("igw-") else None)
                self.vpc.default_route(self.account.keys[identifier], way)
        moved = {public: private for public, private in state["addresses"].items()
                 if before["addresses"].get(public) != private}
        self.vpc.associate_all(moved)
        for identifier, what in state["instances"].items():
            if what not in ("running", "pending") and before["instances"].get(identifier) == "running":
                self._stopped(_slot(self.account.keys[identifier]))

    def _stopped(self, slot):
        if slot in self.members and self.members[slot].running:
            self.members[slot].cut_the_power()

    # What packets do

    def reboot(self, member):
        member.cut_the_power()
        member.boot(self.vpc)

    def translate(self, public, host=HOST):
        """The three ways out, for a private host."""
        traffic.tcp(host, self.far, public)
        traffic.udp(host, self.far, public)
        traffic.icmp(host, self.far, public)


@contextlib.contextmanager
def listening_for_ssh(member):
    with open_socket(member.name) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("", 22))
        listener.listen()
        yield


def _slot(key):
    return key.split("/", 2)[2]


def _rule(it):
    return {"group": _slot(it["group"]), "direction": it["direction"], "traffic": it["traffic"], "peer": it["peer"]}
