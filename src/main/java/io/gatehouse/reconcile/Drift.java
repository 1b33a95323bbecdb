package io.gatehouse.reconcile;

import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.Networks;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.ResourceKey;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What somebody changed in AWS behind the panel's back, and what can be done about it. To restore it is to make a plan
/// that is limited to it ([Plans#create]).
@Component
public class Drift {

    private final Networks networks;
    private final NetworkStatus status;
    private final Sweeps sweeps;
    private final Ignores ignores;
    private final Acceptances acceptances;
    private final AutomaticRepair repair;

    Drift(
            Networks networks,
            NetworkStatus status,
            Sweeps sweeps,
            Ignores ignores,
            Acceptances acceptances,
            AutomaticRepair repair) {
        this.networks = networks;
        this.status = status;
        this.sweeps = sweeps;
        this.ignores = ignores;
        this.acceptances = acceptances;
        this.repair = repair;
    }

    /// What the last sweep saw. Makes no call.
    public DriftView of(Network network) {
        SweptPlan plan = status.sweptPlan(network.id());
        StatusSummary summary = status.summary(network);
        boolean pending = network.deleting() || summary.appliedRevision() < network.revision();
        List<Ignores.Decision> decisions = ignores.of(network.id());
        Set<String> decided = decisions.stream().map(Ignores.Decision::mark).collect(Collectors.toSet());
        Predicate<SweptPlan.SweptStep> isDecided = step -> decided.contains(step.mark());
        return new DriftView(
                summary.sweptAt(),
                pending,
                pending ? List.of() : plan.steps().stream().map(DriftView.Item::of).toList(),
                decisions.stream().map(one -> ignored(one, plan)).toList(),
                plan.ignored().stream().filter(isDecided.negate()).map(DriftView.Item::of).toList());
    }

    private static DriftView.Ignored ignored(Ignores.Decision decision, SweptPlan plan) {
        Optional<SweptPlan.SweptStep> swept =
                plan.ignored().stream().filter(step -> step.mark().equals(decision.mark())).findFirst();
        return new DriftView.Ignored(
                decision.id(),
                DriftView.Item.of(decision.step(), swept.map(SweptPlan.SweptStep::awsId).orElse(null)),
                decision.author(),
                decision.reason(),
                decision.createdAt(),
                swept.isPresent());
    }

    /// Looks at AWS afresh, and has repaired what may be repaired without asking.
    ///
    /// @throws io.gatehouse.cloud.CloudException when AWS could not be seen
    public void look(Network network) {
        repair.consider(sweeps.observe(network));
    }

    /// Leaves a difference as it is, from now on and until something else is seen or wanted of that resource. Looks at
    /// AWS afresh.
    ///
    /// @param reason why, in the author's words
    /// @return the decision's id
    /// @throws NoSuchElementException if the resource does not differ any more, or a person must decide something first
    /// @throws io.gatehouse.cloud.CloudException when AWS could not be seen
    public long ignore(Network network, ResourceKey key, String author, String reason) {
        SweptPlan.SweptStep step = differing(network, sweeps.observe(network), key);
        long id = ignores.add(network.id(), step, author, reason);
        sweeps.observe(network);
        return id;
    }

    private static SweptPlan.SweptStep differing(Network network, Observation seen, ResourceKey key) {
        return SweptPlan.of(seen).steps().stream()
                .filter(step -> step.step().key().equals(key.text()))
                .filter(step -> step.step().verb() != Step.Verb.BLOCKED)
                .findFirst()
                .orElseThrow(() ->
                        new NoSuchElementException("%s of %s is as it should be now.".formatted(key, network.name())));
    }

    /// Takes a decision to ignore something back.
    ///
    /// @throws NoSuchElementException if there is none
    /// @throws io.gatehouse.cloud.CloudException when AWS could not be seen; the decision is taken back all the same
    public void heed(Network network, long id, String author) {
        ignores.remove(network.id(), id, author);
        sweeps.observe(network);
    }

    /// The layout that wants a resource as it is in AWS now, and nothing new besides; empty when no layout does. Looks
    /// at AWS afresh.
    ///
    /// @throws NoSuchElementException if the resource does not differ any more
    /// @throws io.gatehouse.cloud.CloudException when AWS could not be seen
    public Optional<NetworkLayout> acceptable(Network network, ResourceKey key) {
        Observation seen = sweeps.observe(network);
        var _ = differing(network, seen, key);
        return acceptances.layout(network, seen, key);
    }

    /// Saves the layout that wants a resource as it is in AWS now as a new revision.
    ///
    /// @param expectedRevision the revision that the author looked at
    /// @return the number of the new revision; empty when no layout wants that
    /// @throws NoSuchElementException if the resource does not differ any more
    /// @throws io.gatehouse.input.InvalidInputException when that layout breaks a rule
    /// @throws io.gatehouse.network.EditConflictException when somebody else saved a revision meanwhile
    /// @throws io.gatehouse.network.NetworkDeletingException when the network is being deleted
    /// @throws io.gatehouse.cloud.CloudException when AWS could not be seen
    public Optional<Long> accept(
            Network network, ResourceKey key, long expectedRevision, String author, String reason) {
        Optional<NetworkLayout> layout = acceptable(network, key);
        Optional<Long> revision =
                layout.map(one -> networks.revise(network.id(), expectedRevision, LayoutDraft.of(one), author, reason));
        revision.flatMap(_ -> networks.find(network.id())).ifPresent(sweeps::observe);
        return revision;
    }
}
