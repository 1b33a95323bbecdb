package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Simulation;
import io.gatehouse.cloud.Tags;
import io.gatehouse.cloud.sandbox.api.SandboxApi;
import io.gatehouse.cloud.sandbox.pair.PairLife;
import io.gatehouse.cloud.sandbox.world.InstanceEntry;
import io.gatehouse.cloud.sandbox.world.InstanceEntry.State;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Mishaps in a simulated account.
final class SandboxMishaps implements Simulation {

    private final SandboxApi api;
    private final InstallationId installation;

    SandboxMishaps(SandboxApi api, InstallationId installation) {
        this.api = api;
        this.installation = installation;
    }

    @Override
    public void cutPower(NetworkId network, String member) {
        with(network, member, (world, id) -> world.instances().fail(id));
    }

    @Override
    public void restorePower(NetworkId network, String member) {
        with(network, member, (world, id) -> world.instances().start(id));
    }

    @Override
    public Set<String> powered(NetworkId network) {
        return api.call(
                "sandbox:Power",
                world ->
                        world.instances()
                                .all()
                                .filter(one -> world.instances().stateOf(one) == State.RUNNING)
                                .flatMap(one -> Tags.key(installation, one.tags()).stream())
                                .filter(key -> key.scope().equals(network))
                                .map(ResourceKey::slot)
                                .collect(Collectors.toSet()));
    }

    private void with(NetworkId network, String member, BiConsumer<SandboxWorld, String> mishap) {
        var key = new ResourceKey(network, ResourceKind.INSTANCE, member);
        api.run(
                "sandbox:Mishap",
                world -> {
                    PairLife.advance(world, installation);
                    String instance =
                            world.instances()
                                    .all()
                                    .filter(one -> world.instances().stateOf(one) != State.TERMINATED)
                                    .filter(one -> Tags.key(installation, one.tags()).filter(key::equals).isPresent())
                                    .findFirst()
                                    .map(InstanceEntry::id)
                                    .orElseThrow(() -> missing(member));
                    mishap.accept(world, instance);
                });
    }

    private static CloudException missing(String member) {
        return new CloudException(
                new CloudFailure(Reason.NOT_FOUND, "sandbox:Mishap", "", "There is no instance " + member + "."), null);
    }
}
