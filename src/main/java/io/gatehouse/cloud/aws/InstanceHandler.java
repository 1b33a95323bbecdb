package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/// Instances.
final class InstanceHandler implements AwsHandler<Instance> {

    private static final Set<InstanceStateName> GOING =
            Set.of(InstanceStateName.SHUTTING_DOWN, InstanceStateName.TERMINATED);

    /// Whose fault it is that an instance ended, as its reason begins.
    private static final String CLIENT = "Client.";

    private static final String OFTEN_THE_KEY =
            ". Often the panel’s credentials may not use the KMS key that encrypts new volumes by default";

    private final Ec2Client ec2;
    private final InstanceLaunch launch;
    private final InstanceReader reader = new InstanceReader();
    private final Ec2Tagging tagging;

    InstanceHandler(Ec2Client ec2, Ec2Tagging tagging) {
        this.ec2 = ec2;
        this.launch = new InstanceLaunch(ec2, tagging);
        this.tagging = tagging;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.INSTANCE;
    }

    @Override
    public Class<Instance> type() {
        return Instance.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of(
                "ec2:DescribeInstances",
                "ec2:DescribeImages",
                "ec2:RunInstances",
                "ec2:CreateTags",
                "iam:PassRole",
                "ec2:StartInstances",
                "ec2:StopInstances",
                "ec2:DescribeIamInstanceProfileAssociations",
                "ec2:AssociateIamInstanceProfile",
                "ec2:ReplaceIamInstanceProfileAssociation",
                "ec2:TerminateInstances");
    }

    @Override
    public void index(RegionListing listing, OwnedIds.Index index) {
        listing.instances().forEach(one -> index.note(kind(), one.instanceId(), Ec2Tagging.read(one.tags())));
    }

    @Override
    public Stream<Observed<Instance>> observe(RegionListing listing, OwnedIds own) {
        return listing.instances().stream()
                .flatMap(one -> own.key(kind(), one.instanceId()).map(key -> reader.read(one, key, own)).stream());
    }

    @Override
    public Outcome create(Task<Instance> task) {
        return waiting(launch.launch(task));
    }

    private static Outcome waiting(String id) {
        return new Outcome.Waiting(new AwsId(id), "the instance to run");
    }

    @Override
    public Outcome update(Task<Instance> task) {
        String id = task.id().value();
        if (task.changed().contains("name")) {
            tagging.write(id, task.resource());
        }
        if (task.changed().contains("instanceProfile")) {
            writeProfile(id, task);
        }
        if (task.changed().contains("running")) {
            if (task.resource().running()) {
                ec2.startInstances(r -> r.instanceIds(id));
            } else {
                ec2.stopInstances(r -> r.instanceIds(id));
            }
        }
        return pollMade(task);
    }

    private void writeProfile(String id, Task<Instance> task) {
        Ref profile = task.resource().instanceProfile();
        if (profile == null) {
            return;
        }
        String name = task.id(profile);
        var ofInstance = Ec2Tagging.filter("instance-id", id);
        var current = Ec2Tagging.filter("state", "associating", "associated");
        var associations =
                ec2.describeIamInstanceProfileAssociations(r -> r.filters(ofInstance, current))
                        .iamInstanceProfileAssociations();
        if (associations.isEmpty()) {
            InstanceLaunch.onceProfileIsVisible(
                    () -> ec2.associateIamInstanceProfile(r -> r.instanceId(id).iamInstanceProfile(p -> p.name(name))));
        } else {
            String association = associations.getFirst().associationId();
            InstanceLaunch.onceProfileIsVisible(() ->
                    ec2.replaceIamInstanceProfileAssociation(
                            r -> r.associationId(association).iamInstanceProfile(p -> p.name(name))));
        }
    }

    @Override
    public Outcome delete(Task<Instance> task) {
        String id = task.id().value();
        ec2.terminateInstances(r -> r.instanceIds(id));
        return new Outcome.Waiting(task.id(), "the instance to be terminated");
    }

    @Override
    public Outcome pollMade(Task<Instance> task) {
        String id = task.id().value();
        var wanted = task.resource().running() ? InstanceStateName.RUNNING : InstanceStateName.STOPPED;
        var seen = find(id);
        if (seen.filter(one -> GOING.contains(one.state().name())).isPresent()) {
            return new Outcome.Failed(ended(seen.orElseThrow()));
        }
        boolean there = seen.filter(one -> one.state().name() == wanted).isPresent();
        return there ? new Outcome.Applied(task.id()) : waiting(id);
    }

    /// Why an instance ended before it ran, for example `Client.VolumeLimitExceeded`.
    private static CloudFailure ended(software.amazon.awssdk.services.ec2.model.Instance instance) {
        var why = instance.stateReason();
        String code = why == null ? "" : why.code().replaceFirst("^(Server|Client)\\.", "");
        String message = why == null ? "The instance ended." : why.message();
        Reason reason = ErrorCodes.reason("ec2:RunInstances", code).orElse(Reason.INVALID);
        boolean ours = why != null && why.code().startsWith(CLIENT) && reason == Reason.UNAVAILABLE;
        return ours
                ? new CloudFailure(
                        Reason.INVALID,
                        "ec2:RunInstances",
                        code,
                        message.strip().replaceFirst("\\.$", "") + OFTEN_THE_KEY)
                : new CloudFailure(reason, "ec2:RunInstances", code, message);
    }

    @Override
    public Outcome pollGone(Task<Instance> task) {
        boolean gone =
                find(task.id().value()).filter(one -> one.state().name() != InstanceStateName.TERMINATED).isEmpty();
        return gone ? new Outcome.Applied(null) : new Outcome.Waiting(task.id(), "the instance to be terminated");
    }

    private Optional<software.amazon.awssdk.services.ec2.model.Instance> find(String id) {
        return ec2.describeInstances(r -> r.filters(Ec2Tagging.filter("instance-id", id))).reservations().stream()
                .flatMap(one -> one.instances().stream())
                .findFirst();
    }
}
