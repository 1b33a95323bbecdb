package io.gatehouse.network.web;

import io.gatehouse.account.Account;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.LayoutChecker;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Networks over REST.
@RestController
@RequestMapping("/api/v1/networks")
@Tag(name = "Networks", description = "VPCs as their owners want them")
class NetworkApi {

    private final Networks networks;
    private final LayoutChecker checker;
    private final NetworkStatus status;
    private final NetworkFinder finder;

    NetworkApi(Networks networks, LayoutChecker checker, NetworkStatus status, NetworkFinder finder) {
        this.networks = networks;
        this.checker = checker;
        this.status = status;
        this.finder = finder;
    }

    @GetMapping
    @Operation(summary = "List the networks, those being deleted too")
    List<NetworkView> list() {
        return networks.all().stream().map(network -> NetworkView.brief(network, status.of(network))).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one network: what is wanted, and what AWS had when it was last seen")
    NetworkView read(@PathVariable String id) {
        return NetworkView.whole(finder.network(id), status);
    }

    @PostMapping
    @Operation(
            summary = "Save a new network",
            description =
                    "Nothing happens in AWS yet: plan it, then run the plan. What is left out takes the wizard’s"
                            + " default.")
    ResponseEntity<NetworkView> create(@RequestBody NetworkBody body, Principal person) {
        NetworkId id = networks.create(account(body), body.draft(), person.getName(), body.reasonOrNone());
        return ResponseEntity.created(URI.create("/api/v1/networks/" + id.text()))
                .body(NetworkView.whole(finder.network(id.text()), status));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Save a further revision of a network",
            description =
                    "What is left out stays as it is. With `revision`, or If-Match and the revision’s number, the"
                            + " change is refused with 409 when somebody else has saved a later one; the answer holds"
                            + " both versions.")
    NetworkView revise(
            @PathVariable String id,
            @RequestBody NetworkBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal person) {
        Network network = finder.network(id);
        if (body.accountId() != null && !body.accountId().strip().equals(Long.toString(network.accountId()))) {
            throw InvalidInputException.of(
                    "accountId", "A network stays in its account. Leave this out, or make a new network.");
        }
        long expected =
                Optional.ofNullable(body.revision()).or(() -> IfMatch.revision(ifMatch)).orElse(network.revision());
        networks.revise(network.id(), expected, body.draft(), person.getName(), body.reasonOrNone());
        return NetworkView.whole(finder.network(id), status);
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Want nothing of a network any more",
            description =
                    "Nothing happens in AWS yet: plan it, then run the plan. The network is gone once AWS confirms that"
                            + " nothing of it is left.")
    ResponseEntity<NetworkView> delete(@PathVariable String id, Principal person) {
        networks.delete(finder.network(id).id(), person.getName());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(NetworkView.whole(finder.network(id), status));
    }

    /// The account's id, or an id that no account has.
    private long account(NetworkBody body) {
        return checker.account(body.accountId() == null ? "" : body.accountId()).map(Account::id).orElse(0L);
    }
}
