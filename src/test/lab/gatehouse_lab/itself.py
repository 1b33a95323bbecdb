"""The lab itself: that it behaves as AWS does where the other scenarios rely on it."""

import json
import socket
import statistics
import time

from . import traffic
from .checks import equal, expect
from .internet import UDP_PORT, ask_by_udp
from .namespaces import open_socket, sh
from .plain import Plain
from .world import HOST, World


def itself(checks, directory):
    """Two instances that only translate addresses; the lab makes the calls that a takeover consists of."""
    checks.scenario("The lab")
    world = World(directory)
    first, second = (world.enis_of(slot) for slot in ("nat-a", "nat-b"))
    twin = second[-1].addresses[1]
    instance = world.members["nat-a"] = Plain(world.vpc, "nat-a", first, f"snat to {first[-1].addresses[0]}")
    other = f"snat to ip saddr map {{ 10.0.1.0/24 : {twin}, 10.0.3.0/24 : {second[-1].addresses[0]} }}"
    world.members["nat-b"] = Plain(world.vpc, "nat-b", second, other)
    identity = world.public_of("nat-a", "identity")
    check = checks.make
    check("a private host gets out with its zone's address", world.translate, identity)
    check("one in the other zone with the other's", world.translate, world.public_of("nat-b", "identity"), "host-b")
    check("who sends too much for a narrow path is told so", traffic.path_mtu, HOST, world.narrow, 1400)
    check("an unasked packet is not let in, an answer is", strict, world, second[0])
    calls(checks, world)
    takeover(checks, world, identity, twin)
    weather(checks, world, instance)
    check("an instance that is stopped is gone, and its routes are black holes", stopping, world, instance)
    checks.end()


def strict(world, management):
    """A security group keeps state for each interface."""
    public = world.public_of("nat-b", "management")
    datagrams = socket.SOCK_DGRAM
    with open_socket("far", datagrams, timeout=0.3) as far, open_socket("nat-b", datagrams, timeout=0.3) as near:
        near.bind((management.addresses[0], 5000))
        far.bind((world.far.address, 5001))
        far.sendto(b"unasked", (public, 5000))
        expect(not _received(near), "an unasked datagram came in")
        near.sendto(b"question", (world.far.address, 5001))
        expect(_received(far), "the question did not get out")
        far.sendto(b"answer", (public, 5000))
        expect(_received(near), "the answer did not come in")


def _received(listening):
    try:
        return listening.recv(100)
    except TimeoutError:
        return b""


def calls(checks, world):
    checks.make("a call that is signed and allowed is carried out", allowed_call, world)
    checks.make("one that the policy does not allow is refused", refused_call, world)
    checks.make("one with a wrong signature is refused", wrong_signature, world)
    checks.make("one with expired credentials is refused", expired_call, world)
    checks.make("calls are throttled, fail, are late or lost when asked for", misfortunes, world)


def curl(world, form, slot="nat-a", secret=None, most=5):
    """Calls EC2 from a member as its scripts do, and gives status and answer."""
    metadata = "http://169.254.169.254/latest"
    token = sh(f"ip netns exec {slot} curl -s -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' {metadata}/api/token")
    path = "meta-data/iam/security-credentials/"
    get = f"ip netns exec {slot} curl -s -H 'X-aws-ec2-metadata-token: {token}' {metadata}/{path}"
    role = sh(get)
    credentials = json.loads(sh(get + role))
    secret = secret or credentials["SecretAccessKey"]
    answer = sh(
        f"ip netns exec {slot} curl -s --max-time {most} --aws-sigv4 aws:amz:{world.region}:ec2 "
        f"--user '{credentials['AccessKeyId']}:{secret}' -H 'X-Amz-Security-Token: {credentials['Token']}' "
        f"-w '\\n%{{http_code}}' --data '{form}&Version=2016-11-15' http://203.0.115.10/", check=False)
    text, _, status = answer.rpartition("\n")
    return int(status), text


def allowed_call(world):
    status, text = curl(world, "Action=DescribeRouteTables")
    expect(status == 200 and "<routeTableId>rtb-" in text, text)
    (call,) = world.cloud.calls()[-1:]
    equal((call["caller"], call["action"], call["status"]), ("nat-a", "DescribeRouteTables", 200), "the record")


def refused_call(world):
    status, text = curl(world, "Action=DescribeVpcs")
    expect(status == 403 and "UnauthorizedOperation" in text, text)
    public = world.account.ids[world.key("route-table/public")]
    route = f"Action=ReplaceRoute&RouteTableId={public}&DestinationCidrBlock=0.0.0.0/0&NetworkInterfaceId=eni-1"
    status, text = curl(world, route)
    expect(status == 403 and "UnauthorizedOperation" in text, text)


def wrong_signature(world):
    status, text = curl(world, "Action=DescribeRouteTables", secret="wrong")
    expect(status == 403 and "SignatureDoesNotMatch" in text, text)


def expired_call(world):
    credentials = world.metadata.credentials["nat-a"]
    world.cloud.revoke(credentials.issued)
    status, text = curl(world, "Action=DescribeRouteTables")
    expect(status == 400 and "RequestExpired" in text, text)
    credentials.fresh()
    status, text = curl(world, "Action=DescribeRouteTables")
    equal(status, 200, "the status with new credentials")


def misfortunes(world):
    ask = "Action=DescribeRouteTables"
    for fault, expected in (({"kind": "throttle"}, 503), ({"kind": "error"}, 500), ({"kind": "black hole"}, 0)):
        world.cloud.faults({"caller": "nat-a", "actions": "Describe.*", **fault})
        equal(curl(world, ask, most=1)[0], expected, f"the status with {fault['kind']}")
        equal(curl(world, ask, slot="nat-b")[0], 200, "the status of the other member")
    world.cloud.faults({"actions": ".*", "kind": "slow", "seconds": 0.7})
    began = time.monotonic()
    equal(curl(world, ask)[0], 200, "the status when it is slow")
    expect(time.monotonic() - began > 0.7, "it was not slow")
    world.cloud.faults()


def takeover(checks, world, identity, twin):
    table, data = world.key("route-table/private-a"), world.key("network-interface/nat-b/data")
    checks.make("until the address has moved, nothing leaves with a wrong one", only_route_moves, world, table, data)
    checks.make("then packets take the other way, with the same address", address_moves, world, data, twin, identity)
    checks.make("EC2 says where the address is", address_is, world, identity, twin)
    checks.make("the first packet after the answer follows the new route", follows_at_once, world, table)


def only_route_moves(world, table, data):
    world.account.replace_route(table, data)
    traffic.nothing_gets_out(HOST, world.far)


def address_moves(world, data, twin, identity):
    world.account.associate(world.key("elastic-ip/nat-a/identity"), data, twin)
    world.translate(identity)


def address_is(world, identity, twin):
    answer = world.cloud.ec2("DescribeAddresses", PublicIp__1=identity)
    equal(answer.findtext("addressesSet/item/privateIpAddress"), twin, "the private address")


def follows_at_once(world, table):
    """The first packet after the answer to ReplaceRoute goes the new way: the lab adds nothing to an outage."""
    home, away = world.key("network-interface/nat-a/data"), world.key("network-interface/nat-b/data")
    for target, port in [(home, "nat-a.1"), (away, "nat-b.1")] * 5:
        before = world.vpc.sent_by(port)
        world.account.replace_route(table, target)
        with open_socket(HOST, socket.SOCK_DGRAM) as sending:
            sending.sendto(b"?", (world.far.address, UDP_PORT))
        until = time.monotonic() + 2
        while world.vpc.sent_by(port) == before:
            expect(time.monotonic() < until, "a packet went the old way")
            time.sleep(0.001)


def weather(checks, world, instance):
    checks.make("packets are lost by chance when asked for", lost, world, instance)
    checks.make("packets are late by chance when asked for", late, world, instance)
    checks.make("the weather ends when told", good, world)


def lost(world, instance):
    world.vpc.faults.bad_weather(instance.ports, 20, 0)
    answers = sum(_echo(world, 0.2) is not None for _ in range(120))
    expect(54 <= answers <= 98, f"{answers} of 120 round trips at 20 % loss each way")  # 77 are to be expected
    world.vpc.faults.good_weather()
    return f"{answers} of 120 round trips at 20 % loss each way"


def late(world, instance):
    world.vpc.faults.bad_weather(instance.ports, 0, 50)
    took = [took for took in (_echo(world, 0.5) for _ in range(60)) if took is not None]
    equal(len(took), 60, "answers")
    expect(15 < statistics.mean(took) < 40 and max(took) > 35 and min(took) < 15, f"{sorted(took)} ms")
    world.vpc.faults.good_weather()
    return f"{min(took):.0f} to {max(took):.0f} ms, {statistics.mean(took):.0f} on average"


def good(world):
    took = [_echo(world, 0.5) for _ in range(60)]
    expect(None not in took and statistics.median(took) < 10, f"{took} ms")


def _echo(world, timeout):
    """The milliseconds that a round trip from a member takes; None when no answer comes in time."""
    began = time.monotonic()
    try:
        ask_by_udp("nat-a", world.far.address, timeout=timeout)
    except TimeoutError:
        return None
    return (time.monotonic() - began) * 1000


def stopping(world, instance):
    table = world.key("route-table/private-a")
    world.account.replace_route(table, world.key("network-interface/nat-a/data"))
    world.cloud.ec2("StopInstances", InstanceId__1=world.account.ids[world.key("instance/nat-a")])
    expect(not instance.running, "it still runs")
    answer = world.cloud.ec2("DescribeRouteTables", RouteTableId__1=world.account.ids[table])
    routes = [item for item in answer.iter("item") if item.findtext("destinationCidrBlock") == "0.0.0.0/0"]
    states = [item.findtext("state") for item in routes]
    equal(states, ["blackhole"], "the route's state")
    traffic.nothing_gets_out(HOST, world.far)
