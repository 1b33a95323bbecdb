package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.ResourceKind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The handler of every kind.
final class AwsHandlers {

    private final Map<ResourceKind, AwsHandler<?>> byKind = new EnumMap<>(ResourceKind.class);

    private AwsHandlers(List<AwsHandler<?>> handlers) {
        handlers.forEach(handler -> byKind.put(handler.kind(), handler));
    }

    static AwsHandlers of(AwsClients clients, InstallationId installation, ChannelPlace place) {
        var ec2 = clients.ec2();
        var iam = clients.iam();
        var tagging = new Ec2Tagging(ec2, installation);
        return new AwsHandlers(
                List.of(
                        new VpcHandler(ec2, clients.ec2Once(), tagging),
                        new InternetGatewayHandler(ec2, clients.ec2Once(), tagging),
                        new SubnetHandler(ec2, tagging),
                        new SecurityGroupHandler(ec2, tagging),
                        new SecurityGroupRuleHandler(ec2),
                        new RoleHandler(iam, installation),
                        new RolePolicyHandler(iam),
                        new InstanceProfileHandler(iam, installation),
                        new NetworkInterfaceHandler(ec2, tagging),
                        new ElasticIpHandler(ec2, clients.ec2Once(), tagging),
                        new ElasticIpAssociationHandler(ec2),
                        new InstanceHandler(ec2, tagging),
                        new RouteTableHandler(ec2, tagging),
                        new RouteHandler(ec2),
                        new RouteTableAssociationHandler(ec2),
                        new BucketHandler(clients.s3(), place, installation),
                        new QueueHandler(clients.sqs(), place, installation),
                        new StoredObjectHandler(clients.s3(), place)));
    }

    AwsHandler<?> of(ResourceKind kind) {
        return Optional.ofNullable(byKind.get(kind))
                .orElseThrow(() -> new IllegalStateException("no handler: " + kind));
    }

    Collection<AwsHandler<?>> all() {
        return byKind.values();
    }

    /// The IAM actions that the panel needs: all kinds, the catalog and the channel together.
    SortedSet<String> iamActions() {
        var all = new TreeSet<>(AwsCatalog.IAM_ACTIONS);
        all.addAll(AwsChannel.IAM_ACTIONS);
        Stream<String> handlers = all().stream().flatMap(handler -> handler.iamActions().stream());
        handlers.forEach(all::add);
        return all;
    }
}
