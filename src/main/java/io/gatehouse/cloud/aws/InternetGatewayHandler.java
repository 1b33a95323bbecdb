package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.InternetGateway;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/// Internet gateways and their attachment.
final class InternetGatewayHandler implements AwsHandler<InternetGateway> {

    private final Ec2Client ec2;
    private final Ec2Client ec2Once;
    private final Ec2Tagging tagging;

    private final Unfinished unattached = new Unfinished();

    InternetGatewayHandler(Ec2Client ec2, Ec2Client ec2Once, Ec2Tagging tagging) {
        this.ec2 = ec2;
        this.ec2Once = ec2Once;
        this.tagging = tagging;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.INTERNET_GATEWAY;
    }

    @Override
    public Class<InternetGateway> type() {
        return InternetGateway.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of(
                "ec2:DescribeInternetGateways",
                "ec2:CreateInternetGateway",
                "ec2:CreateTags",
                "ec2:AttachInternetGateway",
                "ec2:DetachInternetGateway",
                "ec2:DeleteInternetGateway");
    }

    @Override
    public void index(RegionListing listing, OwnedIds.Index index) {
        listing.internetGateways()
                .forEach(one -> index.note(kind(), one.internetGatewayId(), Ec2Tagging.read(one.tags())));
    }

    @Override
    public Stream<Observed<InternetGateway>> observe(RegionListing listing, OwnedIds own) {
        return listing.internetGateways().stream()
                .flatMap(one -> own.key(kind(), one.internetGatewayId()).map(key -> read(one, key, own)).stream());
    }

    private static Observed<InternetGateway> read(
            software.amazon.awssdk.services.ec2.model.InternetGateway gateway, ResourceKey key, OwnedIds own) {
        Optional<InternetGatewayAttachment> attachment = attachment(gateway);
        Ref vpc = attachment.map(one -> own.ref(ResourceKind.VPC, one.vpcId())).orElse(null);
        boolean attaching = attachment.filter(one -> one.state() == AttachmentStatus.ATTACHING).isPresent();
        return new Observed<>(
                new AwsId(gateway.internetGatewayId()),
                new InternetGateway(key, Ec2Tagging.name(gateway.tags()), vpc),
                attaching ? Readiness.PENDING : Readiness.READY,
                Map.of());
    }

    static Optional<InternetGatewayAttachment> attachment(
            software.amazon.awssdk.services.ec2.model.InternetGateway gateway) {
        return gateway.attachments().stream()
                .filter(one -> one.state() != AttachmentStatus.DETACHED && one.state() != AttachmentStatus.DETACHING)
                .findFirst();
    }

    @Override
    public Outcome create(Task<InternetGateway> task) {
        return unattached.complete(task.token(), () -> make(task.resource()), id -> attach(id, task));
    }

    private String make(InternetGateway wanted) {
        var tags = tagging.specification(ResourceType.INTERNET_GATEWAY, wanted);
        return ec2Once.createInternetGateway(r -> r.tagSpecifications(tags)).internetGateway().internetGatewayId();
    }

    private void attach(String id, Task<InternetGateway> task) {
        Ref vpc = task.resource().vpc();
        if (vpc != null) {
            attach(id, task.id(vpc));
        }
    }

    /// That it is attached already is right when it is so to this VPC, because the answer to an earlier call was lost.
    private void attach(String id, String vpc) {
        try {
            ec2.attachInternetGateway(r -> r.internetGatewayId(id).vpcId(vpc));
        } catch (CloudException e) {
            if (e.failure().reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
            String attached = attachedTo(id).orElseThrow(() -> AwsFailures.notYet(e));
            if (!attached.equals(vpc)) {
                throw e;
            }
        }
    }

    private Optional<String> attachedTo(String id) {
        return ec2.describeInternetGateways(r -> r.internetGatewayIds(id)).internetGateways().stream()
                .flatMap(gateway -> attachment(gateway).stream())
                .map(InternetGatewayAttachment::vpcId)
                .findFirst();
    }

    @Override
    public Outcome update(Task<InternetGateway> task) {
        String id = task.id().value();
        if (task.changed().contains("vpc")) {
            Optional<String> wanted = Optional.ofNullable(task.resource().vpc()).map(task::id);
            Optional<String> attached = attachedTo(id);
            if (!attached.equals(wanted)) {
                attached.ifPresent(vpc -> detach(id, vpc));
                wanted.ifPresent(vpc -> attach(id, vpc));
            }
        }
        if (task.changed().contains("name")) {
            tagging.write(id, task.resource());
        }
        return new Outcome.Applied(task.id());
    }

    private void detach(String id, String vpc) {
        Attempts.tolerating(Reason.NOT_FOUND, () -> ec2.detachInternetGateway(r -> r.internetGatewayId(id).vpcId(vpc)));
    }

    @Override
    public Outcome delete(Task<InternetGateway> task) {
        String id = task.id().value();
        Ref vpc = task.resource().vpc();
        if (vpc != null) {
            detach(id, task.id(vpc));
        }
        ec2.deleteInternetGateway(r -> r.internetGatewayId(id));
        return new Outcome.Applied(null);
    }
}
