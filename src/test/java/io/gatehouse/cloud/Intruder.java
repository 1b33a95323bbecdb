package io.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Somebody who changes the things of a network behind the panel's back.
public final class Intruder {

    private final Cloud cloud;
    private final NetworkId network;

    public Intruder(Cloud cloud, NetworkId network) {
        this.cloud = cloud;
        this.network = network;
    }

    /// Adds something to a container of the network.
    public void adds(Resource resource) {
        does(Verb.CREATE, new Work.Create(resource));
    }

    /// Makes a resource what it is not wanted to be.
    public void makes(Resource other) {
        Observed<?> before = find(other.key()).orElseThrow();
        does(Verb.UPDATE, new Work.Update(other, before, other.differences(before.actual())));
    }

    /// Deletes a resource.
    public void deletes(ResourceKey key) {
        does(Verb.DELETE, new Work.Delete(find(key).orElseThrow()));
    }

    /// What there is.
    public Optional<Observed<?>> find(ResourceKey key) {
        return cloud.inventory().observe().in(network).stream().filter(seen -> seen.key().equals(key)).findFirst();
    }

    private void does(Verb verb, Work work) {
        Batch.Ids ids = ref -> ref instanceof ResourceKey key ? find(key).map(Observed::id) : Optional.empty();
        var batch =
                new Batch(network, List.of(PlanExecutor.action(verb, work)), ids, _ -> UUID.randomUUID().toString());
        assertThat(cloud.actuator().apply(batch)).allMatch(Outcome.Applied.class::isInstance);
    }
}
