package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.Tags;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.ElasticIp;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/// Elastic IPs. One that the account had before is marked by tags, loses them at the end, gets back the name that it
/// had, and is never released.
final class ElasticIpHandler implements AwsHandler<ElasticIp> {

    /// Keeps what an adopted address was called before.
    private static final String FORMER_NAME = Tags.PREFIX + "former-name";

    private final Ec2Client ec2;
    private final Ec2Client ec2Once;
    private final Ec2Tagging tagging;

    ElasticIpHandler(Ec2Client ec2, Ec2Client ec2Once, Ec2Tagging tagging) {
        this.ec2 = ec2;
        this.ec2Once = ec2Once;
        this.tagging = tagging;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ELASTIC_IP;
    }

    @Override
    public Class<ElasticIp> type() {
        return ElasticIp.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of(
                "ec2:DescribeAddresses",
                "ec2:AllocateAddress",
                "ec2:CreateTags",
                "ec2:DeleteTags",
                "ec2:ReleaseAddress");
    }

    @Override
    public void index(RegionListing listing, OwnedIds.Index index) {
        listing.addresses().stream()
                .filter(one -> one.allocationId() != null)
                .forEach(one -> index.note(kind(), one.allocationId(), Ec2Tagging.read(one.tags())));
    }

    @Override
    public Stream<Observed<ElasticIp>> observe(RegionListing listing, OwnedIds own) {
        return listing.addresses().stream()
                .filter(one -> one.allocationId() != null)
                .flatMap(one -> own.key(kind(), one.allocationId()).map(key -> read(one, key)).stream());
    }

    private static Observed<ElasticIp> read(Address address, ResourceKey key) {
        var id = new AwsId(address.allocationId());
        boolean adopted = Ec2Tagging.read(address.tags()).containsKey(Tags.PREFIX + ElasticIp.ADOPTED_MARK);
        var actual = new ElasticIp(key, Ec2Tagging.name(address.tags()), adopted ? id : null);
        return new Observed<>(id, actual, Readiness.READY, Map.of("publicAddress", address.publicIp()));
    }

    @Override
    public Outcome create(Task<ElasticIp> task) {
        var tags = tagging.specification(ResourceType.ELASTIC_IP, task.resource());
        var made = ec2Once.allocateAddress(r -> r.domain(DomainType.VPC).tagSpecifications(tags));
        return new Outcome.Applied(new AwsId(made.allocationId()));
    }

    @Override
    public Outcome adopt(Task<ElasticIp> task) {
        String id = task.id().value();
        ElasticIp wanted = task.resource();
        Address address = find(id);
        if (!tagging.marks(wanted, address.tags())) {
            refuseIfTaken(address);
            String former = Ec2Tagging.name(address.tags());
            var tags = tagging.of(wanted);
            if (!former.isEmpty()) {
                tags.put(FORMER_NAME, former);
            }
            ec2.createTags(r -> r.resources(id).tags(Ec2Tagging.write(tags)));
        }
        return new Outcome.Applied(task.id());
    }

    private Address find(String id) {
        return ec2.describeAddresses(r -> r.allocationIds(id)).addresses().getFirst();
    }

    private static void refuseIfTaken(Address address) {
        if (address.associationId() != null) {
            refuse(address, "Something in the account uses it.");
        }
        if (Ec2Tagging.read(address.tags()).containsKey(Tags.INSTALLATION)) {
            refuse(address, "Its tags say that it belongs to a Gatehouse network already.");
        }
    }

    private static void refuse(Address address, String why) {
        String message = "%s (%s) is not free. %s".formatted(address.publicIp(), address.allocationId(), why);
        throw new CloudException(
                new CloudFailure(Reason.ALREADY_EXISTS, "Adopting an Elastic IP", "AddressNotFree", message), null);
    }

    @Override
    public Outcome update(Task<ElasticIp> task) {
        tagging.write(task.id().value(), task.resource());
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<ElasticIp> task) {
        String id = task.id().value();
        if (task.resource().adopted() == null) {
            ec2.releaseAddress(r -> r.allocationId(id));
        } else {
            giveBack(id);
        }
        return new Outcome.Applied(null);
    }

    private void giveBack(String id) {
        List<Tag> tags = find(id).tags();
        String former = Ec2Tagging.read(tags).get(FORMER_NAME);
        if (former != null) {
            ec2.createTags(r -> r.resources(id).tags(Ec2Tagging.write(Map.of(Tags.NAME, former))));
        }
        List<Tag> ours =
                tags.stream()
                        .map(Tag::key)
                        .filter(key -> key.startsWith(Tags.PREFIX) || (key.equals(Tags.NAME) && former == null))
                        .map(key -> Tag.builder().key(key).build())
                        .toList();
        if (!ours.isEmpty()) {
            ec2.deleteTags(r -> r.resources(id).tags(ours));
        }
    }
}
