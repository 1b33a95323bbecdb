package io.gatehouse.network.web;

import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.StatusSummary;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.web.NetworkHeader;
import io.gatehouse.web.NetworkHeader.PendingChanges;
import io.gatehouse.web.NetworkHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the top bar says of a network, and what of it waits for a review.
@Component
class NetworkTopBar implements NetworkHeaders {

    private final Networks networks;
    private final Accounts accounts;
    private final NetworkStatus status;

    NetworkTopBar(Networks networks, Accounts accounts, NetworkStatus status) {
        this.networks = networks;
        this.accounts = accounts;
        this.status = status;
    }

    @Override
    public Optional<NetworkHeader> find(String networkId) {
        return NetworkId.parse(networkId).flatMap(networks::find).map(this::header);
    }

    private NetworkHeader header(Network network) {
        StatusSummary summary = status.summary(network);
        return new NetworkHeader(
                network.id().text(),
                network.name(),
                accounts.find(network.accountId()).map(Account::region).orElse("–"),
                network.layout().cidr().toString(),
                summary.sync(),
                summary.awaitsReview() ? pending(network, summary) : null);
    }

    private static PendingChanges pending(Network network, StatusSummary summary) {
        String base = "/networks/" + network.id().text();
        boolean canGoBack = summary.appliedRevision() > 0 && !network.deleting();
        return new PendingChanges(
                sentence(network, summary.changes()), base + "/plans", canGoBack ? base + "/discard" : null);
    }

    private static String sentence(Network network, @Nullable Integer changes) {
        if (network.deleting()) {
            return "This network is to be deleted. Nothing goes until you have approved the plan.";
        }
        String start = "Revision %d is not in AWS yet".formatted(network.revision());
        if (changes == null || changes == 0) {
            return start + ".";
        }
        return changes == 1
                ? start + ": 1 change waits for your review."
                : "%s: %d changes wait for your review.".formatted(start, changes);
    }
}
