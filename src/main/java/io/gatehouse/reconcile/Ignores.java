package io.gatehouse.reconcile;

import io.gatehouse.audit.AuditLog;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.NetworkId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/// What people decided to leave as it is in AWS. Such a decision is about one difference: as soon as something else is
/// seen or wanted, it means nothing.
@Component
class Ignores {

    private final IgnoreRows rows;
    private final StoredJson json;
    private final Networks networks;
    private final AuditLog audit;
    private final Clock clock;

    Ignores(IgnoreRows rows, StoredJson json, Networks networks, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.json = json;
        this.networks = networks;
        this.audit = audit;
        this.clock = clock;
    }

    /// A decision.
    ///
    /// @param mark what it is bound to
    /// @param step what would have been done
    /// @param author who decided
    /// @param reason why, in the author's words
    record Decision(long id, String mark, PlanView.StepView step, String author, String reason, Instant createdAt) {}

    /// The marks of what is not to be touched. Of a network that is being deleted everything goes.
    @Transactional(readOnly = true)
    Set<String> marks(Network network) {
        return network.deleting()
                ? Set.of()
                : rows.findByNetworkIdOrderByIdDesc(network.id().number()).stream()
                        .map(IgnoreRow::mark)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// All decisions about a network, newest first.
    @Transactional(readOnly = true)
    List<Decision> of(NetworkId network) {
        return rows.findByNetworkIdOrderByIdDesc(network.number()).stream().map(this::decision).toList();
    }

    /// Decides to leave something. Who decides it once more changes nothing.
    ///
    /// @return the decision's id
    @Transactional
    long add(NetworkId network, SweptPlan.SweptStep what, String author, String reason) {
        return rows.findByNetworkIdAndMark(network.number(), what.mark())
                .map(IgnoreRow::id)
                .orElseGet(() -> save(network, what, author, reason));
    }

    private long save(NetworkId network, SweptPlan.SweptStep what, String author, String reason) {
        var row = new IgnoreRow(network, what.mark(), json.write(what.step()), author, reason, clock.instant());
        audit.record(author, "drift ignored", subject(network, what.step()), reason);
        return rows.save(row).id();
    }

    /// Takes a decision back.
    ///
    /// @throws NoSuchElementException if there is none
    @Transactional
    void remove(NetworkId network, long id, String author) {
        IgnoreRow row = rows.findByIdAndNetworkId(id, network.number()).orElseThrow();
        rows.delete(row);
        audit.record(author, "drift no longer ignored", subject(network, decision(row).step()), "");
    }

    /// Forgets all about a network that is gone.
    @Transactional
    void forget(NetworkId network) {
        rows.deleteByNetworkId(network.number());
    }

    private String subject(NetworkId network, PlanView.StepView step) {
        return "%s of %s".formatted(step.title(), networks.subject(network));
    }

    private Decision decision(IgnoreRow row) {
        PlanView.StepView step = json.read(row.step(), new TypeReference<>() {});
        return new Decision(row.id(), row.mark(), step, row.author(), row.reason(), row.createdAt());
    }
}
