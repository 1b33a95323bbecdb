"""A NAT pair that runs, with traffic through it."""

import json
import time
import uuid

from .checks import expect
from .kernel import Nft
from .namespaces import background, nft, sh
from .vpc import INTERNET
from .worker import Worker
from .world import World

SLOTS = ("nat-a", "nat-b")
HOSTS = {"nat-a": "host-a", "nat-b": "host-b"}
# Servers in the internet, so that what each zone sends can be told apart.
SERVERS = {"nat-a": "198.51.100.11", "nat-b": "198.51.100.12"}
# A host that uses the port forward of the first zone, on TCP and UDP, and where that leads.
FORWARDED_FROM = "198.51.100.13"
FORWARDED_PORT = 7100
FORWARDED_TO = ("10.0.1.20", (7003, 7003))
BOOT_SECONDS = 60
SETTLE_SECONDS = 60


class Pair:
    """Both members of a pair, booted from their bundles, each carrying its own identity."""

    def __init__(self, directory):
        self.world = World(directory)
        self.members = {slot: self.world.member(slot) for slot in SLOTS}
        self.identities = {slot: self.world.public_of(slot, "identity") for slot in SLOTS}
        self.messages = []
        for address in [*SERVERS.values(), FORWARDED_FROM]:
            sh(f"ip -n far address add {address}/24 dev eth0")
        self._watch_for_wrong_addresses()
        self.knocks = Worker("knocks")
        self.flows = Worker("flows")
        background(self._read_messages)

    def boot(self):
        for member in self.members.values():
            member.boot(self.world.vpc)
        for member in self.members.values():
            state = member.wait_for("user-data.service", patience=BOOT_SECONDS)
            expect(state == "active", f"{member.name} has not booted: {member.log('user-data.service')}")

    def replace(self, slot):
        """Does to an instance what a plan does that replaces it: the other has taken over when it is terminated."""
        answer = self.command(slot, "HAND_OVER")
        expect(answer["ok"], str(answer))
        (other,) = set(SLOTS) - {slot}
        self.wait_until(f"{other} carries {slot}", lambda: self.carrier(slot) == other)
        account, key = self.world.account, self.world.key(f"instance/{slot}")
        self.members[slot].shut_down()
        account.terminate(key)
        self.members[slot].throw_away()
        account.run_again(key)
        self.members[slot] = self.world.member(slot)
        self.members[slot].boot(self.world.vpc)

    # Who carries what

    def carrier(self, identity):
        """Which member carries an identity, as EC2 says; None while its routes and its address differ."""
        state, account = self.world.cloud.state, self.world.account
        interface = {self.world.account.ids[self.world.key(f"network-interface/{slot}/data")]: slot for slot in SLOTS}
        table = account.ids[self.world.key(f"route-table/private-{identity[-1]}")]
        by_route = interface.get(state["targets"].get(table))
        private = state["addresses"][self.identities[identity]]
        by_address = next((slot for slot in SLOTS if private in self.world.enis_of(slot)[-1].addresses), None)
        return by_route if by_route == by_address else None

    def wait_until(self, what, condition, patience=SETTLE_SECONDS):
        """Waits until a condition holds, and gives the seconds that it took."""
        began = time.monotonic()
        while not condition():
            expect(time.monotonic() - began < patience, f"after {patience} s it is not so that {what}: {self.tell()}")
            time.sleep(0.02)
        return time.monotonic() - began

    def wait_until_home(self, patience=SETTLE_SECONDS):
        return self.wait_until("each carries its own", lambda: all(self.carrier(slot) == slot for slot in SLOTS), patience)

    def settle(self, patience=SETTLE_SECONDS):
        """Waits until each carries its own identity, and leads it, and knows the other's connections."""
        self.wait_until_home(patience)
        self.wait_until("each leads its own", lambda: all(self.leads(slot) == {slot} for slot in SLOTS), patience)

    def leads(self, slot):
        """What keepalived of a member leads, by what its system says: an address of each identity on lo."""
        member = self.members[slot]
        if not member.running:
            return set()
        listed = sh(f"ip -n {slot} -o -4 address show dev lo", check=False)
        return {name for number, name in enumerate(SLOTS, 1) if f"169.254.77.{number}/" in listed}

    def tell(self):
        """What there is to say when something does not go as it should."""
        carriers = {slot: self.carrier(slot) for slot in SLOTS}
        said = [f"carried by {carriers}"]
        for slot, member in self.members.items():
            if member.running:
                said.append(f"--- {slot} leads {self.leads(slot)}\n{member.log('*gatehouse* -u keepalived -n 40')}")
        return "\n".join(said)

    # Messages

    def _read_messages(self):
        queue = self.world.cloud.sqs("GetQueueUrl", QueueName=self.world.queue)["QueueUrl"]
        while True:
            try:
                got = self.world.cloud.sqs("ReceiveMessage", QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=1)
                for message in got.get("Messages", ()):
                    self.messages.append((time.monotonic(), json.loads(message["Body"])))
                    self.world.cloud.sqs("DeleteMessage", QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
            except (RuntimeError, OSError):
                time.sleep(1)  # the queue is away

    def events(self, since, event=None):
        return [message for at, message in self.messages if at >= since and message.get("kind") == "event"
                and event in (None, message["event"])]

    def takeovers(self, since):
        return self.events(since, "TAKEOVER_DONE")

    def command(self, slot, kind):
        """Gives a member a command as the panel does, waits for its answer and takes the command away again."""
        identifier = f"c{uuid.uuid4().hex[:8]}"
        until = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 120))
        order = {"id": identifier, "kind": kind, "expiresAt": until}
        cloud, path = self.world.cloud, f"/{self.world.bucket}/commands/{self.world.network}/{slot}.json"
        cloud.s3("PUT", path, json.dumps(order))

        def answers():
            return [message for _, message in self.messages if message.get("command") == identifier]

        self.wait_until(f"{slot} answers to {kind}", answers)
        # Who takes its place must not find it.
        cloud.s3("DELETE", path)
        return answers()[0]

    # Wrong addresses

    def _watch_for_wrong_addresses(self):
        seen_by = {**{server: self.identities[slot] for slot, server in SERVERS.items()},
                   FORWARDED_FROM: self.identities["nat-a"]}
        rules = "".join(
            f'iifname "vpc" ip daddr {server} ip saddr != {public} counter name wrong\n'
            for server, public in seen_by.items()
        )
        nft(INTERNET, f"""
            table ip watch {{
                counter wrong {{ }}
                chain forward {{
                    type filter hook forward priority 0; policy accept
                    {rules}
                }}
            }}
        """)
        self._internet = Nft(INTERNET)

    def wrong_addresses(self):
        """How many packets of private hosts have come with a public address that is not their identity's."""
        return int(self._internet("list counter ip watch wrong").split("packets ")[1].split()[0])

    # Traffic

    def knock(self, **order):
        """A new connection every so many seconds (the "period") from each zone, from now on, to a "port" if one is given."""
        for slot in SLOTS:
            self.knocks.start(line=slot, host=HOSTS[slot], server="far", address=SERVERS[slot], **order)

    def quiet(self, seconds=2.0, patience=SETTLE_SECONDS):
        """Waits until every new connection works, for a while."""
        for slot in SLOTS:
            answer = self.knocks.quiet(line=slot, seconds=seconds, patience=patience)
            expect(answer["quiet"], f"new connections of {slot}'s zone do not work: {self.tell()}")

    def outage(self, slot, since):
        return self.knocks.outage(line=slot, since=since, until=None)

    def failures(self, since, slots=None):
        """How many new connections failed since a moment in these zones, or in both."""
        failed = 0
        for slot in slots or self.members:
            answer = self.knocks.failures(line=slot, since=since)
            expect(answer["known"] > answer["unknown"], f"the machine stood still too much to tell: {answer}")
            failed += answer["failed"]
        return failed

    def open_flows_of(self, slot, kinds):
        """Opens flows in a zone, so many of each kind (see flows.py)."""
        self._open(host=HOSTS[slot], server="far", address=SERVERS[slot], kinds=kinds)

    def open_forwarded_flows(self, kinds):
        """Opens flows from the internet through the port forward of the first zone."""
        self._open(host="far", source=FORWARDED_FROM, address=self.identities["nat-a"], ports=[FORWARDED_PORT] * 2,
                   server=HOSTS["nat-a"], served=FORWARDED_TO, kinds=kinds)

    def _open(self, **order):
        answer = self.flows.open(**order)
        expect(answer["open"] == answer["asked"], f"{answer['open']} of {answer['asked']} connections could be opened")
