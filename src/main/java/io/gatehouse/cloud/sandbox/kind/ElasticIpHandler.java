package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.Tags;
import io.gatehouse.cloud.sandbox.world.AddressEntry;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.ElasticIp;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Elastic IPs. One that the account had before gets back the name that it had, and is never released.
final class ElasticIpHandler implements SandboxHandler<ElasticIp> {

    private static final String FORMER_NAME = Tags.PREFIX + "former-name";

    @Override
    public ResourceKind kind() {
        return ResourceKind.ELASTIC_IP;
    }

    @Override
    public Class<ElasticIp> type() {
        return ElasticIp.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeAddresses";
    }

    @Override
    public Stream<Observed<ElasticIp>> observe(OwnedView view) {
        return view.world()
                .addresses()
                .all()
                .flatMap(one -> view.key(kind(), one.id()).map(key -> read(one, key)).stream());
    }

    private static Observed<ElasticIp> read(AddressEntry one, ResourceKey key) {
        var id = new AwsId(one.id());
        boolean adopted = one.tags().containsKey(Tags.PREFIX + ElasticIp.ADOPTED_MARK);
        return new Observed<>(
                id,
                new ElasticIp(key, OwnedView.name(one), adopted ? id : null),
                Observed.Readiness.READY,
                Map.of("publicAddress", one.publicAddress()));
    }

    @Override
    public Outcome create(Task<ElasticIp> task) {
        AddressEntry made =
                task.api().call("ec2:AllocateAddress", world -> world.addresses().allocate(task.tags(task.resource())));
        return new Outcome.Applied(new AwsId(made.id()));
    }

    @Override
    public Outcome adopt(Task<ElasticIp> task) {
        String id = task.id().value();
        AddressEntry before = find(task, id);
        var tags = new HashMap<>(task.tags(task.resource()));
        String name = before.tags().getOrDefault(FORMER_NAME, before.tags().get(Tags.NAME));
        if (name != null) {
            tags.put(FORMER_NAME, name);
        }
        task.api().run("ec2:CreateTags", world -> world.addresses().tag(id, tags));
        return new Outcome.Applied(task.id());
    }

    private AddressEntry find(Task<ElasticIp> task, String id) {
        return task.api().call(listing(), world -> world.addresses().require(id));
    }

    @Override
    public Outcome update(Task<ElasticIp> task) {
        task.api().run("ec2:CreateTags", world -> world.addresses().tag(task.id().value(), task.tags(task.resource())));
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<ElasticIp> task) {
        String id = task.id().value();
        if (task.resource().adopted() == null) {
            task.api().run("ec2:ReleaseAddress", world -> world.addresses().release(id));
        } else {
            giveBack(task, id);
        }
        return new Outcome.Applied(null);
    }

    private void giveBack(Task<ElasticIp> task, String id) {
        Map<String, String> tags = find(task, id).tags();
        String former = tags.get(FORMER_NAME);
        if (former != null) {
            task.api().run("ec2:CreateTags", world -> world.addresses().tag(id, Map.of(Tags.NAME, former)));
        }
        Set<String> ours =
                tags.keySet().stream()
                        .filter(tag -> tag.startsWith(Tags.PREFIX) || (tag.equals(Tags.NAME) && former == null))
                        .collect(Collectors.toSet());
        task.api().run("ec2:DeleteTags", world -> world.addresses().untag(id, ours));
    }
}
