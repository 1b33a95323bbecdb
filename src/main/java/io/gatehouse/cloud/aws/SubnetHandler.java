package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Subnet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SubnetState;

/// Subnets.
final class SubnetHandler implements AwsHandler<Subnet> {

    private static final String CONFLICT = "InvalidSubnet.Conflict";

    private final Ec2Client ec2;
    private final Ec2Tagging tagging;

    SubnetHandler(Ec2Client ec2, Ec2Tagging tagging) {
        this.ec2 = ec2;
        this.tagging = tagging;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.SUBNET;
    }

    @Override
    public Class<Subnet> type() {
        return Subnet.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of("ec2:DescribeSubnets", "ec2:CreateSubnet", "ec2:CreateTags", "ec2:DeleteSubnet");
    }

    @Override
    public void index(RegionListing listing, OwnedIds.Index index) {
        listing.subnets().forEach(one -> index.note(kind(), one.subnetId(), Ec2Tagging.read(one.tags())));
    }

    @Override
    public Stream<Observed<Subnet>> observe(RegionListing listing, OwnedIds own) {
        return listing.subnets().stream()
                .flatMap(one -> own.key(kind(), one.subnetId()).map(key -> read(one, key, own)).stream());
    }

    private static Observed<Subnet> read(
            software.amazon.awssdk.services.ec2.model.Subnet subnet, ResourceKey key, OwnedIds own) {
        var actual =
                new Subnet(
                        key,
                        Ec2Tagging.name(subnet.tags()),
                        own.ref(ResourceKind.VPC, subnet.vpcId()),
                        Cidr.parse(subnet.cidrBlock()),
                        subnet.availabilityZone());
        var readiness = subnet.state() == SubnetState.PENDING ? Readiness.PENDING : Readiness.READY;
        return new Observed<>(new AwsId(subnet.subnetId()), actual, readiness, Map.of());
    }

    @Override
    public Optional<Occupancy> occupancy() {
        return Optional.of(new Occupancy("subnet-id", NetworkInterface::subnetId));
    }

    @Override
    public Outcome create(Task<Subnet> task) {
        try {
            return make(task);
        } catch (CloudException e) {
            return ofOurs(e, task).orElseThrow(() -> e);
        }
    }

    private Outcome make(Task<Subnet> task) {
        var wanted = task.resource();
        var subnet =
                ec2.createSubnet(r ->
                                r.vpcId(task.id(wanted.vpc()))
                                        .cidrBlock(wanted.cidr().toString())
                                        .availabilityZone(wanted.zone())
                                        .tagSpecifications(tagging.specification(ResourceType.SUBNET, wanted)))
                        .subnet();
        return outcome(subnet.subnetId(), subnet.state() == SubnetState.AVAILABLE);
    }

    /// AWS refuses a block that overlaps another: when the other is what an earlier try made, it is made.
    private Optional<Outcome> ofOurs(CloudException refusal, Task<Subnet> task) {
        if (!refusal.failure().code().equals(CONFLICT)) {
            return Optional.empty();
        }
        Filter inVpc = Ec2Tagging.filter("vpc-id", task.id(task.resource().vpc()));
        Filter sameBlock = Ec2Tagging.filter("cidr-block", task.resource().cidr().toString());
        return ec2.describeSubnets(r -> r.filters(inVpc, sameBlock)).subnets().stream()
                .filter(one -> tagging.marks(task.resource(), one.tags()))
                .findFirst()
                .map(one -> outcome(one.subnetId(), one.state() == SubnetState.AVAILABLE));
    }

    @Override
    public Outcome update(Task<Subnet> task) {
        if (!task.changed().isEmpty()) {
            tagging.write(task.id().value(), task.resource());
        }
        return pollMade(task);
    }

    @Override
    public Outcome delete(Task<Subnet> task) {
        ec2.deleteSubnet(r -> r.subnetId(task.id().value()));
        return new Outcome.Applied(null);
    }

    @Override
    public Outcome pollMade(Task<Subnet> task) {
        String id = task.id().value();
        var subnets = ec2.describeSubnets(r -> r.filters(Ec2Tagging.filter("subnet-id", id))).subnets();
        return outcome(id, subnets.stream().anyMatch(one -> one.state() == SubnetState.AVAILABLE));
    }

    private static Outcome outcome(String id, boolean available) {
        var subnet = new AwsId(id);
        return available ? new Outcome.Applied(subnet) : new Outcome.Waiting(subnet, "the subnet to be available");
    }
}
