package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudInventory;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Tags;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Occupant;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.ResourceKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/// Looks at one region: lists what there is, finds out what is ours, and lets every handler read its own kind.
final class AwsInventory implements CloudInventory {

    private final AccountRegion where;
    private final Clock clock;
    private final RegionCalls calls;
    private final RegionSweep sweep;
    private final InstallationId installation;
    private final AwsHandlers handlers;

    AwsInventory(
            AccountRegion where,
            Clock clock,
            RegionCalls calls,
            RegionSweep sweep,
            InstallationId installation,
            AwsHandlers handlers) {
        this.where = where;
        this.clock = clock;
        this.calls = calls;
        this.sweep = sweep;
        this.installation = installation;
        this.handlers = handlers;
    }

    @Override
    public RegionSnapshot observe() {
        Instant began = clock.instant();
        return read(began, sweep.list());
    }

    @Override
    public Map<AwsId, List<Occupant>> occupants(Collection<Observed<?>> going) {
        Map<ResourceKind, List<String>> ids =
                going.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.key().kind(),
                                        TreeMap::new,
                                        Collectors.mapping(one -> one.id().value(), Collectors.toList())));
        var occupants = new HashMap<AwsId, List<Occupant>>();
        ids.forEach((kind, containers) ->
                handlers.of(kind)
                        .occupancy()
                        .ifPresent(occupancy -> occupants.putAll(occupants(occupancy, containers))));
        return occupants;
    }

    private Map<AwsId, List<Occupant>> occupants(Occupancy occupancy, List<String> containers) {
        return calls.networkInterfacesIn(occupancy, containers).stream()
                .filter(one -> Tags.key(installation, Ec2Tagging.read(one.tagSet())).isEmpty())
                .sorted(Comparator.comparing(NetworkInterface::networkInterfaceId))
                .collect(
                        Collectors.groupingBy(
                                one -> new AwsId(occupancy.container().apply(one)),
                                Collectors.mapping(AwsInventory::occupant, Collectors.toList())));
    }

    private static Occupant occupant(NetworkInterface one) {
        String instance = one.attachment() == null ? null : one.attachment().instanceId();
        String owner = instance == null ? Objects.requireNonNullElse(one.description(), "") : instance;
        return new Occupant(new AwsId(one.networkInterfaceId()), owner);
    }

    RegionSnapshot read(Instant began, RegionListing listing) {
        var index = new OwnedIds.Index(installation);
        handlers.all().forEach(handler -> handler.index(listing, index));
        OwnedIds own = index.done();
        List<Observed<?>> owned =
                handlers.all().stream().<Observed<?>>flatMap(handler -> handler.observe(listing, own)).toList();
        return RegionSnapshot.of(where, began, owned, foreignAddresses(listing, own));
    }

    /// Of what is not ours only addresses can be adopted, so only they are listed.
    private static List<AwsId> foreignAddresses(RegionListing listing, OwnedIds own) {
        return listing.addresses().stream()
                .map(Address::allocationId)
                .filter(id -> id != null && own.key(ResourceKind.ELASTIC_IP, id).isEmpty())
                .map(AwsId::new)
                .toList();
    }
}
