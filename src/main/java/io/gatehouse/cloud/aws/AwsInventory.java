package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudInventory;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.ResourceKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Address;

/// Looks at one region: lists what there is, finds out what is ours, and lets every handler read its own kind.
final class AwsInventory implements CloudInventory {

    private final AccountRegion where;
    private final Clock clock;
    private final RegionSweep sweep;
    private final InstallationId installation;
    private final AwsHandlers handlers;

    AwsInventory(
            AccountRegion where, Clock clock, RegionSweep sweep, InstallationId installation, AwsHandlers handlers) {
        this.where = where;
        this.clock = clock;
        this.sweep = sweep;
        this.installation = installation;
        this.handlers = handlers;
    }

    @Override
    public RegionSnapshot observe() {
        Instant began = clock.instant();
        return read(began, sweep.list());
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
