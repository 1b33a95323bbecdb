package io.gatehouse.reconcile;

import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.telemetry.MemberDirectory;
import io.gatehouse.topology.NetworkId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The NAT instances that networks want, those of networks that are being deleted included: they report to the end.
@Component
class WantedMembers implements MemberDirectory {

    private final Accounts accounts;
    private final Networks networks;

    WantedMembers(Accounts accounts, Networks networks) {
        this.accounts = accounts;
        this.networks = networks;
    }

    @Override
    public List<Region> regions() {
        Map<Long, List<Network>> byAccount = networks.all().stream().collect(Collectors.groupingBy(Network::accountId));
        return accounts.all().stream()
                .map(account -> region(account, byAccount.getOrDefault(account.id(), List.of())))
                .filter(region -> !region.members().isEmpty())
                .toList();
    }

    private static Region region(Account account, List<Network> networks) {
        var members = new TreeMap<NetworkId, Set<String>>();
        for (Network network : networks) {
            Set<String> slots =
                    NatMembers.of(network.id(), network.layout()).stream()
                            .map(NatMember::slot)
                            .collect(Collectors.toUnmodifiableSet());
            if (!slots.isEmpty()) {
                members.put(network.id(), slots);
            }
        }
        return new Region(account.connection(), Map.copyOf(members));
    }
}
