package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudActuator;
import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudInventory;
import io.gatehouse.cloud.CloudPermissions;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.MemberChannel;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.Simulation;
import io.gatehouse.cloud.sandbox.api.SandboxApi;
import io.gatehouse.cloud.sandbox.kind.OwnedView;
import io.gatehouse.cloud.sandbox.kind.SandboxHandlers;
import io.gatehouse.cloud.sandbox.pair.PairLife;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Occupant;
import io.gatehouse.topology.RegionSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A simulated account behind the ports. Safe for use by several threads.
final class SandboxCloud implements Cloud, CloudInventory, CloudActuator {

    private final InstallationId installation;
    private final SandboxApi api;
    private final SandboxHandlers handlers = new SandboxHandlers();

    SandboxCloud(InstallationId installation, SandboxApi api) {
        this.installation = installation;
        this.api = api;
    }

    @Override
    public CloudInventory inventory() {
        return this;
    }

    @Override
    public CloudActuator actuator() {
        return this;
    }

    @Override
    public CloudPermissions permissions() {
        return new SandboxPermissions();
    }

    @Override
    public CloudCatalog catalog() {
        return new SandboxCatalog(api);
    }

    @Override
    public MemberChannel channel() {
        return new SandboxChannel(api, installation);
    }

    @Override
    public Optional<Simulation> simulation() {
        return Optional.of(new SandboxMishaps(api, installation));
    }

    /// Everything is seen at the same moment; that each kind is listed by a call of its own shows in what can go wrong.
    @Override
    public RegionSnapshot observe() {
        return api.callAll(
                handlers.listings(),
                world -> {
                    PairLife.advance(world, installation);
                    var view = new OwnedView(world, installation);
                    return RegionSnapshot.of(api.where(), world.now(), handlers.observe(view).toList(), view.foreign());
                });
    }

    @Override
    public Map<AwsId, List<Occupant>> occupants(Collection<Observed<?>> going) {
        return api.call(
                "ec2:DescribeNetworkInterfaces",
                world ->
                        going.stream()
                                .flatMap(one -> handlers.occupants(one, world, installation))
                                .collect(
                                        Collectors.groupingBy(
                                                Map.Entry::getKey,
                                                Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    @Override
    public List<Outcome> apply(Batch batch) {
        return handlers.apply(batch, api, installation);
    }

    @Override
    public List<Outcome> poll(Batch batch) {
        return handlers.poll(batch, api, installation);
    }
}
