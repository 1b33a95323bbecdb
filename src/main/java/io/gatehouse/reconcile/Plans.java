package io.gatehouse.reconcile;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// Makes plans to be looked at, and finds them again.
@Component
public class Plans {

    private final Networks networks;
    private final Sweeps sweeps;
    private final Outlook outlook;
    private final PlanRows rows;
    private final StoredJson json;
    private final Clock clock;

    Plans(Networks networks, Sweeps sweeps, Outlook outlook, PlanRows rows, StoredJson json, Clock clock) {
        this.networks = networks;
        this.sweeps = sweeps;
        this.outlook = outlook;
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    /// Looks at AWS afresh and plans a network. Makes calls; changes nothing in AWS.
    ///
    /// @param author who asks for it
    /// @throws java.util.NoSuchElementException if there is no such network
    /// @throws CloudException when AWS could not be seen
    public StoredPlan create(NetworkId network, String author) {
        return create(network, Set.of(), author);
    }

    /// Looks at AWS afresh and plans a part of a network: what is chosen, all that must be done before it, and what
    /// follows from making one of them again. Makes calls; changes nothing in AWS.
    ///
    /// @param chosen the resources; empty for all
    /// @param author who asks for it
    /// @throws java.util.NoSuchElementException if there is no such network
    /// @throws CloudException when AWS could not be seen
    public StoredPlan create(NetworkId network, Set<ResourceKey> chosen, String author) {
        Network current = networks.find(network).orElseThrow();
        return store(current, sweeps.observe(current).limitedTo(chosen), author);
    }

    /// The plan with this id.
    public Optional<StoredPlan> find(long id) {
        return rows.findById(id).map(row -> row.toPlan(json.read(row.body(), new TypeReference<PlanView>() {})));
    }

    StoredPlan store(Network network, Observation seen, String author) {
        PlanView view = PlanView.of(seen, warnings(network, seen), step -> outlook.of(network, step));
        PlanRow row =
                rows.save(
                        new PlanRow(
                                seen.network(),
                                seen.plan().desiredRevision(),
                                seen.plan().digest(),
                                json.write(view),
                                author,
                                clock.instant()));
        return row.toPlan(view);
    }

    private List<String> warnings(Network network, Observation seen) {
        return Stream.concat(unclear(seen.plan()), elasticIps(network, seen).stream()).toList();
    }

    private static Stream<String> unclear(Plan plan) {
        return plan.awaiting().stream()
                .sorted()
                .map(
                        "AWS does not show yet what became of %s, so the plan leaves it out. Plan again in a moment."
                                ::formatted);
    }

    /// Elastic IPs are what an account runs out of first: said before a run fails on it.
    private List<String> elasticIps(Network network, Observation seen) {
        long needed =
                seen.plan().steps().stream()
                        .filter(step -> step.verb() == Step.Verb.CREATE && step.key().kind() == ResourceKind.ELASTIC_IP)
                        .count();
        if (needed == 0) {
            return List.of();
        }
        try {
            return sweeps.cloudOf(network)
                    .catalog()
                    .elasticIpsLeft()
                    .filter(left -> left < needed)
                    .map(left ->
                            List.of(
                                    ("The plan allocates %d Elastic IPs and the account may allocate only %d more. "
                                                    + "Ask AWS for a higher quota, or release one.")
                                            .formatted(needed, left)))
                    .orElse(List.of());
        } catch (CloudException e) {
            return List.of(
                    "How many Elastic IPs the account may still allocate is not known: " + e.failure().sentence());
        }
    }
}
