package io.gatehouse.reconcile.web;

import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.Network;
import io.gatehouse.reconcile.Drift;
import io.gatehouse.reconcile.DriftView;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.StoredPlan;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Drift over REST.
@RestController
@RequestMapping("/api/v1/networks/{network}/drift")
@Tag(name = "drift", description = "What somebody changed in AWS behind the panel’s back")
class DriftApi {

    private final Drift drift;
    private final Plans plans;
    private final NetworkPaths paths;

    DriftApi(Drift drift, Plans plans, NetworkPaths paths) {
        this.drift = drift;
        this.plans = plans;
        this.paths = paths;
    }

    /// What differs, in JSON.
    ///
    /// @param pending whether the user's own edits are not applied yet; then nothing is drift
    /// @param waiting what cannot be repaired as long as something that it stands on is ignored
    record DriftBody(
            String mode,
            @Nullable Instant sweptAt,
            boolean pending,
            List<ItemBody> items,
            List<IgnoredBody> ignored,
            List<ItemBody> waiting) {

        static DriftBody of(Network network, DriftView view) {
            return new DriftBody(
                    network.mode().name(),
                    view.sweptAt(),
                    view.pending(),
                    view.items().stream().map(ItemBody::of).toList(),
                    view.ignored().stream().map(IgnoredBody::of).toList(),
                    view.waiting().stream().map(ItemBody::of).toList());
        }
    }

    /// A resource that differs, in JSON.
    ///
    /// @param action what restoring does
    record ItemBody(
            String resource,
            String title,
            @Nullable String awsId,
            String action,
            String reason,
            String disruption,
            String disturbs,
            List<PlanApi.DiffBody> diffs) {

        static ItemBody of(DriftView.Item item) {
            return new ItemBody(
                    item.resource(),
                    item.title(),
                    item.awsId(),
                    item.verb().name().toLowerCase(Locale.ROOT),
                    item.reason(),
                    item.disruption().name().toLowerCase(Locale.ROOT),
                    item.disturbs(),
                    item.differences().stream().map(PlanApi.DiffBody::of).toList());
        }
    }

    /// A decision to leave something, in JSON.
    ///
    /// @param applies whether the last sweep saw exactly that
    record IgnoredBody(long id, ItemBody item, String author, String reason, Instant since, boolean applies) {

        static IgnoredBody of(DriftView.Ignored one) {
            return new IgnoredBody(
                    one.id(), ItemBody.of(one.item()), one.author(), one.reason(), one.since(), one.applies());
        }
    }

    /// What is to be restored.
    ///
    /// @param resources keys; left out or empty for all
    record Restore(@Nullable List<String> resources) {}

    /// What is to be accepted.
    ///
    /// @param resource its key
    /// @param revision the revision that was looked at; left out for the current one
    /// @param reason why, for the history
    record Accept(@Nullable String resource, @Nullable Long revision, @Nullable String reason) {}

    /// A revision that was saved.
    @Schema(name = "DriftAccepted")
    record Accepted(long revision) {}

    /// What is to be ignored.
    ///
    /// @param resource its key
    /// @param reason why
    record Ignore(@Nullable String resource, @Nullable String reason) {}

    /// A decision that was kept.
    record Decided(long id) {}

    @GetMapping
    @Operation(summary = "What differs from what is wanted and was there before, as the last sweep saw it")
    DriftBody read(@PathVariable("network") String id) {
        Network network = paths.network(id);
        return DriftBody.of(network, drift.of(network));
    }

    @PostMapping("/restore")
    @Operation(
            summary = "Look at AWS afresh and plan the repair of some resources",
            description = "With all that must be done before it. Approve the plan as any other.")
    ResponseEntity<PlanApi.PlanBody> restore(
            @PathVariable("network") String id, @RequestBody Restore body, Principal person) {
        Network network = paths.network(id);
        List<String> names = body.resources() == null ? List.of() : body.resources();
        Set<ResourceKey> keys = names.stream().map(name -> key(network, "resources", name)).collect(Collectors.toSet());
        StoredPlan plan = plans.create(network.id(), keys, person.getName());
        return ResponseEntity.created(URI.create("/api/v1/networks/%s/plans/%d".formatted(id, plan.id())))
                .body(PlanApi.PlanBody.of(plan));
    }

    @PostMapping("/accept")
    @Operation(
            summary = "Save a revision that wants a resource as it is in AWS",
            description = "Refused with 422 when no layout wants that; ignoring it is left then.")
    Accepted accept(@PathVariable("network") String id, @RequestBody Accept body, Principal person) {
        Network network = paths.network(id);
        ResourceKey key = key(network, "resource", body.resource());
        long expected = body.revision() == null ? network.revision() : body.revision();
        String reason = body.reason() == null ? "Accepted as it is in AWS: %s.".formatted(key) : body.reason();
        return drift.accept(network, key, expected, person.getName(), reason)
                .map(Accepted::new)
                .orElseThrow(() ->
                        InvalidInputException.of(
                                "resource",
                                "The layout of a network cannot express what AWS has here. Restore it, or ignore it."));
    }

    @PostMapping("/ignored")
    @Operation(summary = "Leave a difference as it is until it changes again")
    @ResponseStatus(HttpStatus.CREATED)
    Decided ignore(@PathVariable("network") String id, @RequestBody Ignore body, Principal person) {
        Network network = paths.network(id);
        ResourceKey key = key(network, "resource", body.resource());
        String reason = body.reason() == null ? "" : body.reason().strip();
        String problem = Approval.problemOfRequired(reason);
        if (problem != null) {
            throw InvalidInputException.of("reason", problem);
        }
        return new Decided(drift.ignore(network, key, person.getName(), reason));
    }

    @DeleteMapping("/ignored/{decision}")
    @Operation(summary = "Take a decision to ignore something back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void heed(@PathVariable("network") String id, @PathVariable long decision, Principal person) {
        drift.heed(paths.network(id), decision, person.getName());
    }

    private static ResourceKey key(Network network, String field, @Nullable String text) {
        return ResourceKey.parse(text == null ? "" : text)
                .filter(key -> key.scope().equals(network.id()) || !(key.scope() instanceof NetworkId))
                .orElseThrow(() ->
                        InvalidInputException.of(
                                field,
                                "Give the key of a resource of this network, for example %s/subnet/private-a."
                                        .formatted(network.id())));
    }
}
