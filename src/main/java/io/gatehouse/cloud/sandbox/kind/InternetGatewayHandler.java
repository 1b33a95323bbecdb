package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.GatewayEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.InternetGateway;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Optional;
import java.util.stream.Stream;

/// Internet gateways and their attachments.
final class InternetGatewayHandler implements SandboxHandler<InternetGateway> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.INTERNET_GATEWAY;
    }

    @Override
    public Class<InternetGateway> type() {
        return InternetGateway.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeInternetGateways";
    }

    @Override
    public Stream<Observed<InternetGateway>> observe(OwnedView view) {
        return view.world()
                .gateways()
                .all()
                .flatMap(one -> view.key(kind(), one.id()).map(key -> read(one, key, view)).stream());
    }

    private static Observed<InternetGateway> read(GatewayEntry one, ResourceKey key, OwnedView view) {
        return Observed.ready(
                new AwsId(one.id()),
                new InternetGateway(key, OwnedView.name(one), view.refOrNull(ResourceKind.VPC, one.vpcId())));
    }

    @Override
    public Outcome create(Task<InternetGateway> task) {
        String id =
                Completion.leftBehind(task, listing(), SandboxWorld::gateways)
                        .orElseGet(() ->
                                task.api()
                                        .call(
                                                "ec2:CreateInternetGateway",
                                                world -> world.gateways().create(task.tags(task.resource())))
                                        .id());
        return Completion.complete(id, made -> attach(task, made));
    }

    @Override
    public Outcome pollMade(Task<InternetGateway> task) {
        return Completion.poll(task, listing(), SandboxWorld::gateways);
    }

    @Override
    public Outcome update(Task<InternetGateway> task) {
        String id = task.id().value();
        if (task.changes("name")) {
            task.api().run("ec2:CreateTags", world -> world.gateways().tag(id, task.tags(task.resource())));
        }
        if (task.changes("vpc")) {
            attach(task, id);
        }
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<InternetGateway> task) {
        String id = task.id().value();
        attachedTo(task, id).ifPresent(vpc -> detach(task, id, vpc));
        task.api().run("ec2:DeleteInternetGateway", world -> world.gateways().delete(id));
        return new Outcome.Applied(null);
    }

    /// Attaches it where it is wanted, and takes it away from elsewhere first.
    private void attach(Task<InternetGateway> task, String id) {
        Optional<String> wanted = Optional.ofNullable(task.resource().vpc()).map(task::id);
        Optional<String> now = attachedTo(task, id);
        if (now.equals(wanted)) {
            return;
        }
        now.ifPresent(vpc -> detach(task, id, vpc));
        wanted.ifPresent(vpc -> task.api().run("ec2:AttachInternetGateway", world -> world.gateways().attach(id, vpc)));
    }

    private Optional<String> attachedTo(Task<InternetGateway> task, String id) {
        return task.api().call(listing(), world -> Optional.ofNullable(world.gateways().require(id).vpcId()));
    }

    private static void detach(Task<InternetGateway> task, String id, String vpc) {
        task.api().run("ec2:DetachInternetGateway", world -> world.gateways().detach(id, vpc));
    }
}
