package io.gatehouse.reconcile;

import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudInventory;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Occupant;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks at an account's region once and finds out what that means for each of its networks.
@Component
class Sweeps {

    private static final Logger log = LoggerFactory.getLogger(Sweeps.class);

    private final Accounts accounts;
    private final Clouds clouds;
    private final Networks networks;
    private final DesiredStates desired;
    private final Journal journal;
    private final Ignores ignores;
    private final NetworkStatus status;
    private final ReconcileSettings settings;

    Sweeps(
            Accounts accounts,
            Clouds clouds,
            Networks networks,
            DesiredStates desired,
            Journal journal,
            Ignores ignores,
            NetworkStatus status,
            ReconcileSettings settings) {
        this.accounts = accounts;
        this.clouds = clouds;
        this.networks = networks;
        this.desired = desired;
        this.journal = journal;
        this.ignores = ignores;
        this.status = status;
        this.settings = settings;
    }

    /// The cloud that a network is in. Makes no call.
    Cloud cloudOf(Network network) {
        return clouds.connect(accounts.connection(network.accountId()));
    }

    /// Sees the region of an account and keeps what it means for each of its networks. A region that cannot be seen is
    /// kept as the networks' condition, and logged.
    ///
    /// @return what was seen of each network; empty when the region could not be seen
    List<Observation> sweep(long accountId) {
        List<Network> there = networks.inAccount(accountId);
        if (there.isEmpty()) {
            return List.of();
        }
        try {
            CloudInventory inventory = cloudOf(there.getFirst()).inventory();
            RegionSnapshot snapshot = inventory.observe();
            return there.stream().map(network -> keep(network, inventory, snapshot)).toList();
        } catch (CloudException e) {
            log.warn("Account {} could not be seen: {}", accountId, e.failure());
            there.forEach(network -> status.keepFailure(network.id(), e.failure()));
            return List.of();
        }
    }

    /// Sees one network afresh and keeps what that means.
    ///
    /// @throws CloudException when the region could not be seen
    Observation observe(Network network) {
        try {
            CloudInventory inventory = cloudOf(network).inventory();
            return keep(network, inventory, inventory.observe());
        } catch (CloudException e) {
            status.keepFailure(network.id(), e.failure());
            throw e;
        }
    }

    /// A network that is being deleted is forgotten when AWS shows nothing of it any more, and not before.
    private Observation keep(Network network, CloudInventory inventory, RegionSnapshot snapshot) {
        Observation seen = observation(network, inventory, snapshot);
        if (network.deleting() && seen.isGone() && seen.plan().isEmpty()) {
            ignores.forget(network.id());
            networks.forget(network.id());
            status.forget(network.id());
        } else {
            status.keep(seen);
        }
        return seen;
    }

    /// What others have in ours matters only where something of ours is to go, and is looked for only then.
    private Observation observation(Network network, CloudInventory inventory, RegionSnapshot snapshot) {
        Observation seen = observation(network, snapshot);
        List<Observed<?>> going = seen.plan().destroyed().toList();
        Map<AwsId, List<Occupant>> occupants = going.isEmpty() ? Map.of() : inventory.occupants(going);
        return occupants.isEmpty() ? seen : observation(network, snapshot.with(occupants));
    }

    private Observation observation(Network network, RegionSnapshot snapshot) {
        List<Resource> wanted = desired.of(network.id());
        return Observation.of(
                network.id(),
                network.revision(),
                wanted,
                snapshot,
                recentlyCreated(network.id()),
                wantedByOthers(network, wanted, snapshot),
                ignores.marks(network));
    }

    /// Of what the networks of the region share and this one does not want, what others want. They are asked only when
    /// something of it is there, and no longer than until all of it is accounted for.
    private Set<ResourceKey> wantedByOthers(Network network, List<Resource> wanted, RegionSnapshot snapshot) {
        Set<ResourceKey> open =
                snapshot.in(snapshot.shared()).stream()
                        .map(Observed::key)
                        .collect(Collectors.toCollection(HashSet::new));
        wanted.forEach(one -> open.remove(one.key()));
        var spoken = new HashSet<ResourceKey>();
        for (Network other : networks.inAccount(network.accountId())) {
            if (open.isEmpty()) {
                break;
            }
            if (!other.id().equals(network.id())) {
                desired.of(other.id()).stream().map(Resource::key).filter(open::remove).forEach(spoken::add);
            }
        }
        return spoken;
    }

    private Set<ResourceKey> recentlyCreated(NetworkId network) {
        return journal.recentlyCreated(network, settings.visibleWithin());
    }
}
