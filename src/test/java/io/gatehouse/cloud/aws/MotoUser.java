package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.SomebodyElse;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Somebody who works in moto with the plain SDK, without any of the adapter's code.
final class MotoUser implements SomebodyElse {

    private static final String LOOK =
            """
            {"Version": "2012-10-17",
             "Statement": {"Effect": "Allow", "Action": "ec2:DescribeVpcs", "Resource": "*"}}
            """;

    private static final String SEND =
            """
            {"Version": "2012-10-17",
             "Statement": {"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*"}}
            """;

    private final Ec2Client ec2;
    private final IamClient iam;
    private final S3Client s3;
    private final SqsClient sqs;

    MotoUser(URI endpoint) {
        ec2 =
                Ec2Client.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(AwsOnMoto.REGION))
                        .credentialsProvider(AwsOnMoto.CREDENTIALS)
                        .build();
        iam =
                IamClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(AwsOnMoto.REGION))
                        .credentialsProvider(AwsOnMoto.CREDENTIALS)
                        .build();
        s3 =
                S3Client.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(AwsOnMoto.REGION))
                        .credentialsProvider(AwsOnMoto.CREDENTIALS)
                        .build();
        sqs =
                SqsClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(AwsOnMoto.REGION))
                        .credentialsProvider(AwsOnMoto.CREDENTIALS)
                        .build();
    }

    S3Client s3() {
        return s3;
    }

    SqsClient sqs() {
        return sqs;
    }

    Ec2Client ec2() {
        return ec2;
    }

    IamClient iam() {
        return iam;
    }

    List<Image> images() {
        return ec2.describeImages().images();
    }

    @Override
    public AwsId makesVpc(Cidr cidr) {
        return new AwsId(ec2.createVpc(r -> r.cidrBlock(cidr.toString())).vpc().vpcId());
    }

    @Override
    public AwsId makesSubnet(AwsId vpc, Cidr cidr, String zone) {
        var made = ec2.createSubnet(r -> r.vpcId(vpc.value()).cidrBlock(cidr.toString()).availabilityZone(zone));
        return new AwsId(made.subnet().subnetId());
    }

    @Override
    public AwsId makesInterface(AwsId subnet) {
        var made = ec2.createNetworkInterface(r -> r.subnetId(subnet.value()).description("theirs"));
        return new AwsId(made.networkInterface().networkInterfaceId());
    }

    @Override
    public void deletesInterface(AwsId networkInterface) {
        ec2.deleteNetworkInterface(r -> r.networkInterfaceId(networkInterface.value()));
    }

    @Override
    public AwsId makesSecurityGroup(AwsId vpc, String groupName) {
        var made = ec2.createSecurityGroup(r -> r.vpcId(vpc.value()).groupName(groupName).description("Theirs"));
        return new AwsId(made.groupId());
    }

    @Override
    public AwsId allocatesAddress(String name) {
        var named = Tag.builder().key("Name").value(name).build();
        var request = AllocateAddressRequest.builder();
        request.tagSpecifications(tags -> tags.resourceType(ResourceType.ELASTIC_IP).tags(named));
        return new AwsId(ec2.allocateAddress(request.build()).allocationId());
    }

    @Override
    public void opensPort(AwsId securityGroup, int port, Cidr source) {
        ec2.authorizeSecurityGroupIngress(r ->
                r.groupId(securityGroup.value())
                        .ipPermissions(p ->
                                p.ipProtocol("tcp")
                                        .fromPort(port)
                                        .toPort(port)
                                        .ipRanges(range -> range.cidrIp(source.toString()))));
    }

    @Override
    public void addsRoute(AwsId routeTable, Cidr destination, AwsId networkInterface) {
        ec2.createRoute(r ->
                r.routeTableId(routeTable.value())
                        .destinationCidrBlock(destination.toString())
                        .networkInterfaceId(networkInterface.value()));
    }

    @Override
    public void movesRoute(AwsId routeTable, Cidr destination, AwsId networkInterface) {
        ec2.replaceRoute(r ->
                r.routeTableId(routeTable.value())
                        .destinationCidrBlock(destination.toString())
                        .networkInterfaceId(networkInterface.value()));
    }

    @Override
    public void movesAddress(AwsId allocation, AwsId networkInterface, Ipv4 privateAddress) {
        ec2.associateAddress(r ->
                r.allocationId(allocation.value())
                        .networkInterfaceId(networkInterface.value())
                        .privateIpAddress(privateAddress.text())
                        .allowReassociation(true));
    }

    @Override
    public void writesRolePolicy(String roleName, String policyName) {
        iam.putRolePolicy(r -> r.roleName(roleName).policyName(policyName).policyDocument(LOOK));
    }

    @Override
    public void emptiesProfile(String profileName, String roleName) {
        iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName(profileName).roleName(roleName));
    }

    @Override
    public void detachesGateway(AwsId internetGateway, AwsId vpc) {
        ec2.detachInternetGateway(r -> r.internetGatewayId(internetGateway.value()).vpcId(vpc.value()));
    }

    @Override
    public void stops(AwsId instance) {
        ec2.stopInstances(r -> r.instanceIds(instance.value()));
        var there = ec2.describeInstances(r -> r.instanceIds(instance.value()));
        var state = there.reservations().getFirst().instances().getFirst().state().name();
        if (state != InstanceStateName.STOPPED) {
            throw new IllegalStateException("moto stops instances at once, but this one is " + state);
        }
    }

    @Override
    public void deletesSubnet(AwsId subnet) {
        ec2.deleteSubnet(r -> r.subnetId(subnet.value()));
    }

    @Override
    public boolean finds(AwsId id) {
        try {
            tags(id);
            return true;
        } catch (Ec2Exception e) {
            if (e.awsErrorDetails().errorCode().endsWith(".NotFound")) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Map<String, String> readsTags(AwsId id) {
        var map = new HashMap<String, String>();
        tags(id).forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    private List<Tag> tags(AwsId id) {
        String value = id.value();
        String prefix = value.substring(0, value.indexOf('-'));
        return switch (prefix) {
            case "vpc" -> ec2.describeVpcs(r -> r.vpcIds(value)).vpcs().getFirst().tags();
            case "subnet" -> ec2.describeSubnets(r -> r.subnetIds(value)).subnets().getFirst().tags();
            case "sg" -> ec2.describeSecurityGroups(r -> r.groupIds(value)).securityGroups().getFirst().tags();
            case "eipalloc" -> ec2.describeAddresses(r -> r.allocationIds(value)).addresses().getFirst().tags();
            default -> throw new IllegalArgumentException("not asked for: " + id);
        };
    }

    @Override
    public int countsRules(AwsId securityGroup) {
        var group = ec2.describeSecurityGroups(r -> r.groupIds(securityGroup.value())).securityGroups().getFirst();
        return Stream.concat(group.ipPermissions().stream(), group.ipPermissionsEgress().stream())
                .filter(Objects::nonNull)
                .mapToInt(one -> one.ipRanges().size() + one.userIdGroupPairs().size() + one.ipv6Ranges().size())
                .sum();
    }

    @Override
    public void putsObject(AwsId bucket, String path) {
        s3.putObject(r -> r.bucket(bucket.value()).key(path), RequestBody.fromString("theirs"));
    }

    @Override
    public boolean findsObject(AwsId bucket, String path) {
        return s3.listObjectsV2(r -> r.bucket(bucket.value()).prefix(path)).contents().stream()
                .anyMatch(one -> one.key().equals(path));
    }

    @Override
    public void deletesObject(AwsId bucket, String path) {
        s3.deleteObject(r -> r.bucket(bucket.value()).key(path));
    }

    @Override
    public void opensBucket(AwsId bucket) {
        s3.deletePublicAccessBlock(r -> r.bucket(bucket.value()));
    }

    @Override
    public void opensQueue(AwsId queue, Duration retention) {
        sqs.setQueueAttributes(r ->
                r.queueUrl(url(queue))
                        .attributes(
                                Map.of(
                                        QueueAttributeName.POLICY,
                                        SEND,
                                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                                        Long.toString(retention.toSeconds()))));
    }

    @Override
    public void sends(AwsId queue, String body) {
        sqs.sendMessage(r -> r.queueUrl(url(queue)).messageBody(body));
    }

    private String url(AwsId queue) {
        return sqs.getQueueUrl(r -> r.queueName(queue.value())).queueUrl();
    }
}
