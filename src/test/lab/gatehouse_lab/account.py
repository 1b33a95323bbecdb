"""A network in the lab's AWS account, made of the resources that Gatehouse wants.

network.json is what Gatehouse's own code says: each resource with its kind, key, tags and fields. So nothing of how a
network is built is said twice.
"""

import json


class Account:
    """Makes what is wanted, what others stand on first. "ids" maps keys to what AWS calls them, "keys" the other way."""

    def __init__(self, cloud, wanted):
        self.cloud = cloud
        self.wanted = wanted
        self.ids = {}
        self.macs = {}
        for resource in wanted["resources"]:
            make = getattr(self, "_make_" + resource["kind"].lower(), None)
            made = make(resource) if make else None
            if made:
                self.ids[resource["key"]] = made
        self.keys = {identifier: key for key, identifier in self.ids.items()}

    def terminate(self, key):
        self.cloud.ec2("TerminateInstances", InstanceId__1=self.ids[key])

    def run_again(self, key):
        """Runs another instance in the place of one that was terminated, on the same interfaces."""
        (wanted,) = (it for it in self.of_kind("Instance") if it["key"] == key)
        self.ids[key] = self._make_instance(wanted)
        self.keys[self.ids[key]] = key

    def of_kind(self, kind):
        return [resource for resource in self.wanted["resources"] if resource["kind"] == kind]

    def _make_vpc(self, it):
        return self._create("CreateVpc", "vpc", it, CidrBlock=it["cidr"]).findtext("vpc/vpcId")

    def _make_internetgateway(self, it):
        made = self._create("CreateInternetGateway", "internet-gateway", it).findtext("internetGateway/internetGatewayId")
        self.cloud.ec2("AttachInternetGateway", InternetGatewayId=made, VpcId=self.ids[it["vpc"]])
        return made

    def _make_subnet(self, it):
        where = {"VpcId": self.ids[it["vpc"]], "CidrBlock": it["cidr"], "AvailabilityZone": it["zone"]}
        return self._create("CreateSubnet", "subnet", it, **where).findtext("subnet/subnetId")

    def _make_securitygroup(self, it):
        named = {"GroupName": it["groupName"], "GroupDescription": it["description"], "VpcId": self.ids[it["vpc"]]}
        return self._create("CreateSecurityGroup", "security-group", it, **named).findtext("groupId")

    def _make_networkinterface(self, it):
        asked = {"SubnetId": self.ids[it["subnet"]]}
        for number, address in enumerate([it["primaryAddress"], *it["secondaryAddresses"]], 1):
            asked[f"PrivateIpAddresses.{number}.PrivateIpAddress"] = address
            asked[f"PrivateIpAddresses.{number}.Primary"] = "true" if number == 1 else "false"
        for number, group in enumerate(it["securityGroups"], 1):
            asked[f"SecurityGroupId.{number}"] = self.ids[group]
        made = self._create("CreateNetworkInterface", "network-interface", it, **asked).find("networkInterface")
        identifier = made.findtext("networkInterfaceId")
        self.macs[it["key"]] = made.findtext("macAddress")
        if not it["sourceDestinationCheck"]:
            self.cloud.ec2("ModifyNetworkInterfaceAttribute", NetworkInterfaceId=identifier, SourceDestCheck__Value="false")
        return identifier

    def _make_elasticip(self, it):
        return self._create("AllocateAddress", "elastic-ip", it, Domain="vpc").findtext("allocationId")

    def _make_elasticipassociation(self, it):
        target = it["target"]
        self.associate(it["elasticIp"], target["networkInterface"], target["privateAddress"])

    def associate(self, elastic_ip, interface, private):
        self.cloud.ec2("AssociateAddress", AllocationId=self.ids[elastic_ip], NetworkInterfaceId=self.ids[interface],
                       PrivateIpAddress=private, AllowReassociation="true")

    def _make_routetable(self, it):
        return self._create("CreateRouteTable", "route-table", it, VpcId=self.ids[it["vpc"]]).findtext(
            "routeTable/routeTableId")

    def _make_route(self, it):
        self._route("CreateRoute", it["routeTable"], it["target"], it["destination"])

    def replace_route(self, table, target, destination="0.0.0.0/0"):
        self._route("ReplaceRoute", table, target, destination)

    def _route(self, action, table, target, destination):
        kind = "GatewayId" if "internet-gateway" in target else "NetworkInterfaceId"
        route = {"RouteTableId": self.ids[table], "DestinationCidrBlock": destination, kind: self.ids[target]}
        self.cloud.ec2(action, **route)

    def _make_routetableassociation(self, it):
        self.cloud.ec2("AssociateRouteTable", SubnetId=self.ids[it["subnet"]], RouteTableId=self.ids[it["routeTable"]])

    def _make_instance(self, it):
        asked = {"ImageId": it["imageId"], "InstanceType": it["instanceType"], "MinCount": 1, "MaxCount": 1}
        for index, interface in enumerate(it["networkInterfaces"]):
            asked[f"NetworkInterface.{index + 1}.DeviceIndex"] = index
            asked[f"NetworkInterface.{index + 1}.NetworkInterfaceId"] = self.ids[interface]
        return self._create("RunInstances", "instance", it, **asked).findtext("instancesSet/item/instanceId")

    def _create(self, action, kind, it, **asked):
        asked["TagSpecification.1.ResourceType"] = kind
        for number, (name, value) in enumerate(it["tags"].items(), 1):
            asked[f"TagSpecification.1.Tag.{number}.Key"] = name
            asked[f"TagSpecification.1.Tag.{number}.Value"] = value
        return self.cloud.ec2(action, **asked)


def read(path):
    return json.loads(path.read_text())
