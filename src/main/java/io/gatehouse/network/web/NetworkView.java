package io.gatehouse.network.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.SubnetLayout;
import io.gatehouse.reconcile.Condition;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.ResourceView;
import io.gatehouse.reconcile.StatusView;
import io.gatehouse.topology.Cidr;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network as a program sees it.
///
/// @param sync how AWS compares with what is wanted
/// @param sweptAt when AWS was last seen; left out before that
/// @param conditions what is so, and since when
/// @param resources what the last sweep saw; left out of lists
@Schema(name = "Network")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NetworkView(
        @Schema(example = "n7") String id,
        long accountId,
        @JsonUnwrapped Wanted wanted,
        long revision,
        boolean deleting,
        Instant createdAt,
        String sync,
        @Nullable Instant sweptAt,
        @Nullable List<Condition> conditions,
        @Nullable List<ResourceView> resources) {

    /// What its owner wants.
    @Schema(name = "NetworkLayout")
    record Wanted(
            String name,
            String cidr,
            List<String> zones,
            List<SubnetBody> subnets,
            NatBody nat,
            String egress,
            List<String> sshSources,
            String mode) {

        static Wanted of(NetworkLayout layout) {
            return new Wanted(
                    layout.name(),
                    layout.cidr().toString(),
                    layout.zones(),
                    layout.subnets().stream().map(SubnetBody::of).toList(),
                    NatBody.of(layout),
                    layout.egress().name(),
                    layout.sshSources().stream().map(Cidr::toString).toList(),
                    layout.mode().name());
        }
    }

    /// One subnet.
    @Schema(name = "Subnet")
    record SubnetBody(String slot, String name, String zone, String cidr, String tier) {

        static SubnetBody of(SubnetLayout subnet) {
            return new SubnetBody(
                    subnet.slot(), subnet.name(), subnet.zone(), subnet.cidr().toString(), subnet.tier().name());
        }
    }

    /// The NAT.
    @Schema(name = "Nat")
    record NatBody(String mode, String instanceType, String imageId, List<AddressBody> addresses, String dataFilter) {

        static NatBody of(NetworkLayout layout) {
            var nat = layout.nat();
            return new NatBody(
                    nat.mode().name(),
                    nat.instanceType(),
                    nat.imageId(),
                    nat.addresses().stream()
                            .map(choice -> new AddressBody(choice.slot(), choice.allocationId().value()))
                            .toList(),
                    nat.dataFilter().name());
        }
    }

    /// An Elastic IP that the account had before.
    @Schema(name = "ChosenAddress")
    record AddressBody(String slot, String allocationId) {}

    static NetworkView brief(Network network, StatusView status) {
        return of(network, status, null, null);
    }

    static NetworkView whole(Network network, NetworkStatus status) {
        StatusView seen = status.of(network);
        return of(network, seen, seen.conditions(), status.resources(network.id()));
    }

    private static NetworkView of(
            Network network,
            StatusView status,
            @Nullable List<Condition> conditions,
            @Nullable List<ResourceView> resources) {
        return new NetworkView(
                network.id().text(),
                network.accountId(),
                Wanted.of(network.layout()),
                network.revision(),
                network.deleting(),
                network.createdAt(),
                status.sync().name(),
                status.sweptAt(),
                conditions,
                resources);
    }
}
