package io.gatehouse.network.web;

import io.gatehouse.network.Checked;
import io.gatehouse.network.EditConflictException;
import io.gatehouse.network.LayoutChecker;
import io.gatehouse.network.LayoutDifferences;
import io.gatehouse.network.LayoutDifferences.LayoutDifference;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.network.Revision;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Shows somebody who was too late what the other one saved, and what their own draft would change of it.
@Component
class EditConflictView {

    private final Networks networks;
    private final LayoutChecker checker;

    EditConflictView(Networks networks, LayoutChecker checker) {
        this.networks = networks;
        this.checker = checker;
    }

    /// Both versions.
    ///
    /// @param theirs the revision that was saved meanwhile
    /// @param theyChanged how it differs from the one on which the draft was based
    /// @param youWould how the draft differs from it; empty when it changes nothing of it, or breaks a rule now
    record Both(Revision theirs, List<LayoutDifference> theyChanged, List<LayoutDifference> youWould) {}

    Both of(EditConflictException conflict) {
        Revision theirs = conflict.theirs();
        List<LayoutDifference> theyChanged =
                networks.revisions(conflict.network()).stream()
                        .filter(one -> one.number() == conflict.expected())
                        .findFirst()
                        .map(base -> LayoutDifferences.between(base.layout(), theirs.layout()))
                        .orElse(List.of());
        return new Both(theirs, theyChanged, youWould(conflict));
    }

    private List<LayoutDifference> youWould(EditConflictException conflict) {
        Optional<Network> network = networks.find(conflict.network());
        return network.map(one -> checker.preview(Long.toString(one.accountId()), conflict.yours(), network))
                .flatMap(checked ->
                        checked instanceof Checked.Valid(var layout, _) ? Optional.of(layout) : Optional.empty())
                .map(yours -> LayoutDifferences.between(conflict.theirs().layout(), yours))
                .orElse(List.of());
    }
}
