package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Vpc;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.VpcState;

/// VPCs.
final class VpcHandler implements AwsHandler<Vpc> {

    private final Ec2Client ec2;
    private final Ec2Client ec2Once;
    private final Ec2Tagging tagging;

    VpcHandler(Ec2Client ec2, Ec2Client ec2Once, Ec2Tagging tagging) {
        this.ec2 = ec2;
        this.ec2Once = ec2Once;
        this.tagging = tagging;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.VPC;
    }

    @Override
    public Class<Vpc> type() {
        return Vpc.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of("ec2:DescribeVpcs", "ec2:CreateVpc", "ec2:CreateTags", "ec2:DeleteVpc");
    }

    @Override
    public void index(RegionListing listing, OwnedIds.Index index) {
        listing.vpcs().forEach(vpc -> index.note(kind(), vpc.vpcId(), Ec2Tagging.read(vpc.tags())));
    }

    @Override
    public Stream<Observed<Vpc>> observe(RegionListing listing, OwnedIds own) {
        return listing.vpcs().stream().flatMap(vpc -> own.key(kind(), vpc.vpcId()).map(key -> read(vpc, key)).stream());
    }

    private static Observed<Vpc> read(software.amazon.awssdk.services.ec2.model.Vpc vpc, ResourceKey key) {
        var actual = new Vpc(key, Ec2Tagging.name(vpc.tags()), Cidr.parse(vpc.cidrBlock()));
        var readiness = vpc.state() == VpcState.PENDING ? Readiness.PENDING : Readiness.READY;
        return new Observed<>(new AwsId(vpc.vpcId()), actual, readiness, Map.of());
    }

    @Override
    public Optional<Occupancy> occupancy() {
        return Optional.of(new Occupancy("vpc-id", NetworkInterface::vpcId));
    }

    @Override
    public Outcome create(Task<Vpc> task) {
        var wanted = task.resource();
        var vpc =
                ec2Once.createVpc(r ->
                                r.cidrBlock(wanted.cidr().toString())
                                        .tagSpecifications(tagging.specification(ResourceType.VPC, wanted)))
                        .vpc();
        return outcome(vpc.vpcId(), vpc.state() == VpcState.AVAILABLE);
    }

    @Override
    public Outcome update(Task<Vpc> task) {
        if (!task.changed().isEmpty()) {
            tagging.write(task.id().value(), task.resource());
        }
        return pollMade(task);
    }

    @Override
    public Outcome delete(Task<Vpc> task) {
        ec2.deleteVpc(r -> r.vpcId(task.id().value()));
        return new Outcome.Applied(null);
    }

    @Override
    public Outcome pollMade(Task<Vpc> task) {
        String id = task.id().value();
        var vpcs = ec2.describeVpcs(r -> r.filters(Ec2Tagging.filter("vpc-id", id))).vpcs();
        return outcome(id, vpcs.stream().anyMatch(vpc -> vpc.state() == VpcState.AVAILABLE));
    }

    private static Outcome outcome(String id, boolean available) {
        return available
                ? new Outcome.Applied(new AwsId(id))
                : new Outcome.Waiting(new AwsId(id), "the VPC to be available");
    }
}
