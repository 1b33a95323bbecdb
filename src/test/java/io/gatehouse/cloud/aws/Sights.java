package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

/// Sights of AWS, written down: what a sweep lists, and how it is read.
abstract class Sights {

    static final InstallationId INSTALLATION = new InstallationId("k3v7q2mzta");
    static final NetworkId NETWORK = new NetworkId(7);
    static final ResourceKey VPC = key(ResourceKind.VPC, "vpc");
    static final ResourceKey SUBNET = key(ResourceKind.SUBNET, "private-a");
    static final ResourceKey TABLE = key(ResourceKind.ROUTE_TABLE, "private-a");
    static final ResourceKey GROUP = key(ResourceKind.SECURITY_GROUP, "nat-data");
    static final ResourceKey INTERFACE = key(ResourceKind.NETWORK_INTERFACE, "nat-a/data");
    static final ResourceKey GATEWAY = key(ResourceKind.INTERNET_GATEWAY, "internet");
    static final ResourceKey ADDRESS = key(ResourceKind.ELASTIC_IP, "nat-a/identity");

    final List<Vpc> vpcs = new ArrayList<>();
    final List<software.amazon.awssdk.services.ec2.model.InternetGateway> gateways = new ArrayList<>();
    final List<Subnet> subnets = new ArrayList<>();
    final List<RouteTable> tables = new ArrayList<>();
    final List<SecurityGroup> groups = new ArrayList<>();
    final List<software.amazon.awssdk.services.ec2.model.SecurityGroupRule> rules = new ArrayList<>();
    final List<NetworkInterface> interfaces = new ArrayList<>();
    final List<Address> addresses = new ArrayList<>();
    final List<software.amazon.awssdk.services.ec2.model.Instance> instances = new ArrayList<>();

    Observed<?> seen(ResourceKey key) {
        return snapshot().byKey(NETWORK).get(key).getFirst();
    }

    RegionSnapshot snapshot() {
        var nobody = new AwsClients(null, null, null, null, null, null, null, null);
        var place = new ChannelPlace(nobody, INSTALLATION, "eu-west-1");
        var calls = new RegionCalls(nobody, INSTALLATION);
        var inventory =
                new AwsInventory(
                        new AccountRegion(1, "eu-west-1"),
                        Clock.systemUTC(),
                        calls,
                        new RegionSweep(calls, new ChannelCalls(nobody, place)),
                        INSTALLATION,
                        AwsHandlers.of(nobody, INSTALLATION, place));
        var listing =
                new RegionListing(
                        vpcs,
                        gateways,
                        subnets,
                        tables,
                        groups,
                        rules,
                        interfaces,
                        addresses,
                        instances,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
        return inventory.read(Instant.EPOCH, listing);
    }

    static Vpc vpc() {
        return Vpc.builder().vpcId("vpc-1").cidrBlock("10.0.0.0/16").state("available").tags(tags(VPC)).build();
    }

    static Subnet subnet() {
        return Subnet.builder()
                .subnetId("subnet-1")
                .vpcId("vpc-1")
                .cidrBlock("10.0.1.0/24")
                .availabilityZone("eu-west-1a")
                .tags(tags(SUBNET))
                .build();
    }

    static software.amazon.awssdk.services.ec2.model.InternetGateway gateway(ResourceKey key, String state) {
        return software.amazon.awssdk.services.ec2.model.InternetGateway.builder()
                .internetGatewayId("igw-1")
                .attachments(a -> a.vpcId("vpc-1").state(state))
                .tags(tags(key))
                .build();
    }

    static RouteTable table() {
        return RouteTable.builder().routeTableId("rtb-1").vpcId("vpc-1").tags(tags(TABLE)).build();
    }

    static SecurityGroup group() {
        return SecurityGroup.builder()
                .groupId("sg-1")
                .vpcId("vpc-1")
                .groupName("nat-data")
                .description("Traffic")
                .tags(tags(GROUP))
                .build();
    }

    static NetworkInterface networkInterface() {
        return NetworkInterface.builder()
                .networkInterfaceId("eni-1")
                .vpcId("vpc-1")
                .subnetId("subnet-1")
                .privateIpAddress("10.0.0.5")
                .sourceDestCheck(false)
                .status("available")
                .tagSet(tags(INTERFACE))
                .build();
    }

    static Address address() {
        return Address.builder().allocationId("eipalloc-1").publicIp("198.51.100.1").tags(tags(ADDRESS)).build();
    }

    static ResourceKey key(ResourceKind kind, String slot) {
        return new ResourceKey(NETWORK, kind, slot);
    }

    static List<Tag> tags(ResourceKey key) {
        return List.of(
                Tag.builder().key("gatehouse:installation").value(INSTALLATION.value()).build(),
                Tag.builder().key("gatehouse:key").value(key.text()).build());
    }
}
