package io.gatehouse.cloud.sandbox.pair;

import io.gatehouse.cloud.ChannelNames;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Tags;
import io.gatehouse.cloud.sandbox.world.AddressEntry;
import io.gatehouse.cloud.sandbox.world.InstanceEntry;
import io.gatehouse.cloud.sandbox.world.InstanceEntry.State;
import io.gatehouse.cloud.sandbox.world.InterfaceEntry;
import io.gatehouse.cloud.sandbox.world.MemberEntry;
import io.gatehouse.cloud.sandbox.world.ObjectEntry;
import io.gatehouse.cloud.sandbox.world.Refusal;
import io.gatehouse.cloud.sandbox.world.RouteEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.TaggedEntry;
import io.gatehouse.cloud.sandbox.world.TaggedTable;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One NAT instance of a simulated network, found by its tags as the real agent finds things.
final class SimulatedMember {

    private final SandboxWorld world;
    private final InstallationId installation;
    private final ResourceKey key;
    private final String instance;

    SimulatedMember(SandboxWorld world, InstallationId installation, ResourceKey key, String instance) {
        this.world = world;
        this.installation = installation;
        this.key = key;
        this.instance = instance;
    }

    NetworkId network() {
        return (NetworkId) key.scope();
    }

    String slot() {
        return key.slot();
    }

    String id() {
        return instance;
    }

    MemberEntry entry() {
        return world.members().require(instance);
    }

    boolean isRunning() {
        return world.instances()
                .find(instance)
                .map(world.instances()::stateOf)
                .filter(State.RUNNING::equals)
                .isPresent();
    }

    /// Names the time since it was started last.
    String boot() {
        return instance + "." + world.instances().require(instance).toldAt().toEpochMilli();
    }

    /// The digest of the bundle that lies ready for it; empty when there is none.
    Optional<String> bundle() {
        return object(StoredObject.bundlePath(network(), slot())).map(ObjectEntry::digest);
    }

    /// The command that lies ready for it.
    Optional<String> command() {
        return object(ChannelNames.command(network(), slot())).map(ObjectEntry::text);
    }

    private Optional<ObjectEntry> object(String path) {
        var rules = world.rules();
        return world.objects().read(new ChannelNames(installation).bucket(rules.awsAccount(), rules.region()), path);
    }

    /// Its interface that forwards: the last one.
    Optional<InterfaceEntry> dataInterface() {
        List<String> all = world.instances().find(instance).map(InstanceEntry::interfaces).orElse(List.of());
        return all.isEmpty() ? Optional.empty() : world.interfaces().find(all.getLast());
    }

    /// Whether it has the Elastic IP and every route of an identity.
    boolean carries(SimulatedMember home) {
        String data = dataInterface().map(InterfaceEntry::id).orElse("");
        return home.identity().map(AddressEntry::link).filter(link -> link.interfaceId().equals(data)).isPresent()
                && home.routes().allMatch(route -> route.targetId().equals(data));
    }

    /// Points the Elastic IP and the routes of an identity at itself.
    ///
    /// @return whether EC2 let it; when it did not, because the network is just being made or taken away, some of it
    ///   may have moved, and the next try moves the rest
    boolean take(SimulatedMember home) {
        try {
            dataInterface().ifPresent(data -> take(home, data));
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private void take(SimulatedMember home, InterfaceEntry data) {
        String address = home == this ? data.primary() : data.secondary().stream().findFirst().orElse(data.primary());
        home.identity().ifPresent(one -> world.addresses().associate(one.id(), data.id(), address));
        home.routes()
                .toList()
                .forEach(route -> world.routes().replace(route.tableId(), route.destination(), data.id()));
    }

    /// Whether all of its identity is there to be moved.
    boolean hasIdentity() {
        return identity().isPresent() && dataInterface().isPresent() && routes().findAny().isPresent();
    }

    private Optional<AddressEntry> identity() {
        return tagged(world.addresses(), new ResourceKey(network(), ResourceKind.ELASTIC_IP, slot() + "/identity"));
    }

    private Stream<RouteEntry> routes() {
        var table = new ResourceKey(network(), ResourceKind.ROUTE_TABLE, slot().replace("nat-", "private-"));
        return tagged(world.tables(), table).stream()
                .flatMap(one -> world.routes().all().filter(route -> route.tableId().equals(one.id())))
                .filter(route -> !route.goesToGateway());
    }

    private <E extends TaggedEntry<E>> Optional<E> tagged(TaggedTable<E> table, ResourceKey wanted) {
        return table.all()
                .filter(one -> Tags.key(installation, one.tags()).filter(wanted::equals).isPresent())
                .findFirst();
    }
}
