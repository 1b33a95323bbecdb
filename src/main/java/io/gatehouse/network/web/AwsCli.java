package io.gatehouse.network.web;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Bucket;
import io.gatehouse.topology.ElasticIp;
import io.gatehouse.topology.ElasticIpAssociation;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InstanceProfile;
import io.gatehouse.topology.InternetGateway;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.Queue;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Role;
import io.gatehouse.topology.RolePolicy;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.RouteTable;
import io.gatehouse.topology.RouteTableAssociation;
import io.gatehouse.topology.SecurityGroup;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.StoredObject;
import io.gatehouse.topology.Subnet;
import io.gatehouse.topology.Tagged;
import io.gatehouse.topology.Traffic;
import io.gatehouse.topology.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The commands of the AWS CLI that would make resources, for a POSIX shell. Ids that AWS chooses are kept in
/// variables, so the commands of all steps together, in order, really make the network.
///
/// @see <a href="https://docs.aws.amazon.com/cli/latest/reference/ec2/">aws ec2</a>
final class AwsCli {

    private AwsCli() {}

    /// One command for each call, in the order of the resources.
    static List<String> commands(List<Resource> resources) {
        return resources.stream().flatMap(one -> commands(one).stream()).toList();
    }

    private static List<String> commands(Resource resource) {
        return switch (resource) {
            case Vpc one -> List.of(created(one, "vpc", "create-vpc --cidr-block " + one.cidr(), "Vpc.VpcId"));
            case InternetGateway one -> gateway(one);
            case Subnet one ->
                    List.of(
                            created(
                                    one,
                                    "subnet",
                                    "create-subnet --vpc-id %s --cidr-block %s --availability-zone %s"
                                            .formatted(id(one.vpc()), one.cidr(), quoted(one.zone())),
                                    "Subnet.SubnetId"));
            case SecurityGroup one -> securityGroup(one);
            case SecurityGroupRule one -> List.of(rule(one));
            case Role one -> List.of(role(one));
            case RolePolicy one -> List.of(policy(one));
            case InstanceProfile one -> profile(one);
            case NetworkInterface one -> networkInterface(one);
            case ElasticIp one -> List.of(elasticIp(one));
            case ElasticIpAssociation one ->
                    List.of(
                            "aws ec2 associate-address --allocation-id %s --network-interface-id %s --private-ip-address %s"
                                    .formatted(
                                            id(one.elasticIp()),
                                            id(one.target().networkInterface()),
                                            one.target().privateAddress()));
            case Instance one -> List.of(instance(one));
            case RouteTable one ->
                    List.of(
                            created(
                                    one,
                                    "route-table",
                                    "create-route-table --vpc-id " + id(one.vpc()),
                                    "RouteTable.RouteTableId"));
            case Route one -> List.of(route(one));
            case RouteTableAssociation one ->
                    List.of(
                            "aws ec2 associate-route-table --route-table-id %s --subnet-id %s"
                                    .formatted(id(one.routeTable()), id(one.subnet())));
            case Bucket one -> List.of(byGatehouse(one));
            case Queue one -> List.of(byGatehouse(one));
            case StoredObject one -> List.of(byGatehouse(one));
        };
    }

    /// The channel between the panel and the NAT instances is of no use without the panel.
    private static String byGatehouse(Resource resource) {
        return "# %s %s: made by Gatehouse itself".formatted(resource.key().kind().title(), resource.label());
    }

    private static List<String> gateway(InternetGateway gateway) {
        var commands = new ArrayList<String>();
        commands.add(
                created(gateway, "internet-gateway", "create-internet-gateway", "InternetGateway.InternetGatewayId"));
        if (gateway.vpc() != null) {
            commands.add(
                    "aws ec2 attach-internet-gateway --internet-gateway-id %s --vpc-id %s"
                            .formatted(id(gateway.key()), id(gateway.vpc())));
        }
        return commands;
    }

    private static List<String> securityGroup(SecurityGroup group) {
        return List.of(
                created(
                        group,
                        "security-group",
                        "create-security-group --vpc-id %s --group-name %s --description %s"
                                .formatted(id(group.vpc()), quoted(group.groupName()), quoted(group.description())),
                        "GroupId"),
                "aws ec2 revoke-security-group-egress --group-id %s --ip-permissions 'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]'"
                        .formatted(id(group.key())));
    }

    private static String rule(SecurityGroupRule rule) {
        String way = rule.direction() == SecurityGroupRule.Direction.IN ? "ingress" : "egress";
        String what =
                switch (rule.traffic()) {
                    case Traffic.All _ -> "IpProtocol=-1";
                    case Traffic.Tcp(var ports) ->
                            "IpProtocol=tcp,FromPort=%d,ToPort=%d".formatted(ports.from(), ports.to());
                    case Traffic.Udp(var ports) ->
                            "IpProtocol=udp,FromPort=%d,ToPort=%d".formatted(ports.from(), ports.to());
                    case Traffic.Icmp(var type, var code) ->
                            "IpProtocol=icmp,FromPort=%d,ToPort=%d".formatted(type, code);
                    case Traffic.IpProtocol(var number) -> "IpProtocol=" + number;
                };
        String who =
                switch (rule.peer()) {
                    case Peer.Block(var cidr) -> "IpRanges=[{CidrIp=%s}]".formatted(cidr);
                    case Peer.Group(var group) -> "UserIdGroupPairs=[{GroupId='%s'}]".formatted(id(group));
                    case Peer.Other(var description) -> throw new IllegalArgumentException(description);
                };
        return "aws ec2 authorize-security-group-%s --group-id %s --ip-permissions '%s,%s'"
                .formatted(way, id(rule.group()), what, who);
    }

    private static String role(Role role) {
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}\
                """
                        .formatted(role.trustedService());
        return "%s=$(aws iam create-role --role-name %s --assume-role-policy-document %s --tags %s --query %s --output text)"
                .formatted(
                        variable(role.key()),
                        quoted(role.roleName()),
                        quoted(trust),
                        quoted(nameTag(role)),
                        quoted("Role.RoleName"));
    }

    private static String policy(RolePolicy policy) {
        return "aws iam put-role-policy --role-name %s --policy-name %s --policy-document %s"
                .formatted(
                        roleName(policy.role()), quoted(policy.policyName()), quoted(PolicyJson.of(policy.document())));
    }

    private static List<String> profile(InstanceProfile profile) {
        var commands = new ArrayList<String>();
        commands.add(
                "%s=$(aws iam create-instance-profile --instance-profile-name %s --query %s --output text)"
                        .formatted(
                                variable(profile.key()),
                                quoted(profile.profileName()),
                                quoted("InstanceProfile.InstanceProfileName")));
        if (profile.role() != null) {
            commands.add(
                    "aws iam add-role-to-instance-profile --instance-profile-name %s --role-name %s"
                            .formatted(quoted(profile.profileName()), roleName(profile.role())));
        }
        return commands;
    }

    private static List<String> networkInterface(NetworkInterface one) {
        String groups = one.securityGroups().stream().map(AwsCli::id).sorted().collect(Collectors.joining(" "));
        var commands = new ArrayList<String>();
        commands.add(
                created(
                        one,
                        "network-interface",
                        "create-network-interface --subnet-id %s --groups %s --private-ip-addresses %s"
                                .formatted(id(one.subnet()), groups, addresses(one)),
                        "NetworkInterface.NetworkInterfaceId"));
        if (!one.sourceDestinationCheck()) {
            commands.add(
                    "aws ec2 modify-network-interface-attribute --network-interface-id %s --no-source-dest-check"
                            .formatted(id(one.key())));
        }
        return commands;
    }

    private static String addresses(NetworkInterface one) {
        return Stream.concat(
                        Stream.of("PrivateIpAddress=%s,Primary=true".formatted(one.primaryAddress())),
                        one.secondaryAddresses().stream().map("PrivateIpAddress=%s,Primary=false"::formatted).sorted())
                .collect(Collectors.joining(" "));
    }

    private static String elasticIp(ElasticIp one) {
        return one.adopted() == null
                ? created(one, "elastic-ip", "allocate-address --domain vpc", "AllocationId")
                : "%s=%s".formatted(variable(one.key()), quoted(one.adopted().value()));
    }

    private static String instance(Instance one) {
        String interfaces =
                IntStream.range(0, one.networkInterfaces().size())
                        .mapToObj(i ->
                                "DeviceIndex=%d,NetworkInterfaceId=%s".formatted(i, id(one.networkInterfaces().get(i))))
                        .collect(Collectors.joining(" "));
        String profile =
                one.instanceProfile() == null ? "" : " --iam-instance-profile Name=" + id(one.instanceProfile());
        return created(
                one,
                "instance",
                ("run-instances --image-id %s --instance-type %s --network-interfaces %s%s --metadata-options "
                                + "HttpTokens=required,HttpPutResponseHopLimit=1 --user-data file://%s.user-data")
                        .formatted(
                                quoted(one.imageId()),
                                quoted(one.instanceType()),
                                interfaces,
                                profile,
                                one.key().slot()),
                "Instances[0].InstanceId");
    }

    private static String route(Route one) {
        String target =
                one.target() instanceof ResourceKey key && key.kind() == ResourceKind.INTERNET_GATEWAY
                        ? "--gateway-id"
                        : "--network-interface-id";
        return "aws ec2 create-route --route-table-id %s --destination-cidr-block %s %s %s"
                .formatted(id(one.routeTable()), one.destination(), target, id(one.target()));
    }

    private static String created(Tagged resource, String type, String command, String query) {
        return "%s=$(aws ec2 %s --tag-specifications %s --query %s --output text)"
                .formatted(
                        variable(resource.key()),
                        command,
                        quoted("ResourceType=%s,Tags=[{%s}]".formatted(type, nameTag(resource))),
                        quoted(query));
    }

    private static String nameTag(Tagged resource) {
        return "Key=Name,Value=" + resource.name();
    }

    private static String roleName(Ref role) {
        return "\"" + id(role) + "\"";
    }

    /// The id of something that one of the commands made, or an id as it is.
    private static String id(Ref ref) {
        return switch (ref) {
            case ResourceKey key -> "$" + variable(key);
            case AwsId id -> quoted(id.value());
        };
    }

    private static String variable(ResourceKey key) {
        String slot = key.kind().slug().equals(key.slot()) ? "" : "_" + key.slot();
        return (key.kind().slug() + slot).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }

    /// Text as one word of a POSIX shell, whatever is in it.
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9@%+=:,./_-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
