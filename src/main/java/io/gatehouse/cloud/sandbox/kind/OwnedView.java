package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.ChannelNames;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Tags;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.TaggedEntry;
import io.gatehouse.cloud.sandbox.world.TaggedTable;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.RegionScope;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A simulated account as one installation sees it: what is its own, and under which key.
public final class OwnedView {

    private final SandboxWorld world;
    private final InstallationId installation;
    private final Map<ResourceKind, Map<String, ResourceKey>> keys = new EnumMap<>(ResourceKind.class);
    private final Set<AwsId> foreign = new HashSet<>();

    /// Looks through everything that can carry tags.
    public OwnedView(SandboxWorld world, InstallationId installation) {
        this.world = world;
        this.installation = installation;
        look(ResourceKind.VPC, world.vpcs());
        look(ResourceKind.INTERNET_GATEWAY, world.gateways());
        look(ResourceKind.SUBNET, world.subnets());
        look(ResourceKind.SECURITY_GROUP, world.groups());
        look(ResourceKind.ROLE, world.roles());
        look(ResourceKind.INSTANCE_PROFILE, world.profiles());
        look(ResourceKind.NETWORK_INTERFACE, world.interfaces());
        look(ResourceKind.ELASTIC_IP, world.addresses());
        look(ResourceKind.INSTANCE, world.instances());
        look(ResourceKind.ROUTE_TABLE, world.tables());
    }

    /// A tag that names another kind was copied there by somebody, and says nothing.
    private <E extends TaggedEntry<E>> void look(ResourceKind kind, TaggedTable<E> table) {
        table.all()
                .forEach(entry -> {
                    Optional<ResourceKey> key = Tags.key(installation, entry.tags()).filter(one -> one.kind() == kind);
                    key.ifPresentOrElse(
                            one -> keys.computeIfAbsent(kind, _ -> new HashMap<>()).put(entry.id(), one),
                            () -> foreign.add(new AwsId(entry.id())));
                });
    }

    /// What there is.
    SandboxWorld world() {
        return world;
    }

    /// The ids of what is not ours.
    public Set<AwsId> foreign() {
        return foreign;
    }

    /// The key of what has this id; empty when it is not ours.
    Optional<ResourceKey> key(ResourceKind kind, String id) {
        return Optional.ofNullable(keys.getOrDefault(kind, Map.of()).get(id));
    }

    /// The key of what has this id, or the id itself when it is not ours.
    Ref ref(ResourceKind kind, String id) {
        return key(kind, id).<Ref>map(key -> key).orElseGet(() -> new AwsId(id));
    }

    /// As [#ref], for what may be missing.
    @Nullable Ref refOrNull(ResourceKind kind, @Nullable String id) {
        return id == null ? null : ref(kind, id);
    }

    /// The region.
    RegionScope region() {
        return new RegionScope(world.rules().region());
    }

    /// The name of the installation's bucket.
    String bucket() {
        return new ChannelNames(installation).bucket(world.rules().awsAccount(), world.rules().region());
    }

    /// The name of the installation's queue.
    String queue() {
        return new ChannelNames(installation).queue();
    }

    /// The ARN of something in IAM.
    String arn(String sort, String name) {
        return "arn:aws:iam::%s:%s/%s".formatted(world.rules().awsAccount(), sort, name);
    }

    /// The name tag; empty when there is none.
    static String name(TaggedEntry<?> entry) {
        return entry.tags().getOrDefault(Tags.NAME, "");
    }
}
