package io.gatehouse.reconcile.web;

import io.gatehouse.account.Accounts;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.reconcile.LostNetworks;
import io.gatehouse.topology.NetworkId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lost networks over REST.
@RestController
@RequestMapping("/api/v1/accounts/{id}/lost-networks")
@Tag(name = "Lost networks", description = "What this installation made in an account and no longer knows")
class LostNetworkApi {

    private final LostNetworks lost;
    private final Accounts accounts;

    LostNetworkApi(LostNetworks lost, Accounts accounts) {
        this.lost = lost;
        this.accounts = accounts;
    }

    /// A network that was found.
    ///
    /// @param name null when not enough is left to read it back
    /// @param awsIds its resources, as `n7/vpc/vpc: vpc-1`
    @Schema(name = "LostNetwork")
    record FoundBody(
            @Schema(example = "n7") String id, @Nullable String name, @Nullable String cidr, List<String> awsIds) {

        static FoundBody of(LostNetworks.Found found) {
            Optional<NetworkLayout> layout = Optional.ofNullable(found.layout());
            return new FoundBody(
                    found.id().text(),
                    layout.map(NetworkLayout::name).orElse(null),
                    layout.map(one -> one.cidr().toString()).orElse(null),
                    found.awsIds());
        }
    }

    /// The network that was taken back.
    @Schema(name = "NetworkTakenBack")
    record TakenBack(@Schema(example = "n7") String id) {}

    @GetMapping
    @Operation(
            summary = "Look into an account for networks that this installation made and no longer knows",
            description = "After the loss of the panel’s database. Changes nothing.")
    List<FoundBody> list(@PathVariable long id) {
        return lost.in(accounts.account(id)).stream().map(FoundBody::of).toList();
    }

    @PostMapping("/{network}")
    @Operation(
            summary = "Take a network back as revision 1, in review mode",
            description =
                    "Its layout is read back from what AWS has; port forwards are not, and have to be entered again"
                            + " before a plan is run, since that would take their rules away. Nothing happens in AWS.")
    ResponseEntity<TakenBack> takeBack(@PathVariable long id, @PathVariable String network, Principal person) {
        NetworkId which = NetworkId.parse(network).orElseThrow(() -> new NoSuchElementException("No such network."));
        lost.takeBack(accounts.account(id), which, person.getName());
        return ResponseEntity.created(URI.create("/api/v1/networks/" + which.text())).body(new TakenBack(which.text()));
    }
}
