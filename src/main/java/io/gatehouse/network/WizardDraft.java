package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What somebody typed into the wizard so far. Nothing in it need be right.
///
/// @param owner the user name of whoever writes it; nobody else sees it
/// @param network the network that it would change; empty for a new one
/// @param baseRevision the revision on which it is based; 0 for a new network
/// @param accountId the account, as it was typed
/// @param layout the network, as it was typed
/// @param reason why, as it was typed
/// @param visited the steps that were seen, by their names in addresses
/// @param updatedAt when it was saved last
public record WizardDraft(
        long id,
        String owner,
        Optional<NetworkId> network,
        long baseRevision,
        String accountId,
        LayoutDraft layout,
        String reason,
        Set<String> visited,
        Instant updatedAt) {

    public WizardDraft {
        visited = Set.copyOf(visited);
    }

    /// The same with other content.
    public WizardDraft with(String accountId, LayoutDraft layout, String reason, Set<String> visited) {
        return new WizardDraft(id, owner, network, baseRevision, accountId, layout, reason, visited, updatedAt);
    }
}
