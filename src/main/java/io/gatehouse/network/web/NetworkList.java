package io.gatehouse.network.web;

import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import io.gatehouse.network.Network;
import io.gatehouse.network.web.NetworkLine.Place;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.StatusSummary;
import io.gatehouse.telemetry.NatHealth;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/// Finds, sorts and pages networks. The number of queries does not grow with the number of networks, and the status is
/// read of those alone that are shown, unless it is what they are sorted by.
@Component
class NetworkList {

    static final int PAGE = 25;

    private static final String BY_STATUS = "sync";
    private static final Map<String, Comparator<Place>> ORDERS =
            Map.of(
                    "name", Comparator.comparing(NetworkList::name),
                    "account", Comparator.comparing(place -> folded(place.account().name())),
                    "cidr", Comparator.comparing(place -> place.network().layout().cidr()));

    private final Accounts accounts;
    private final NetworkStatus status;
    private final NatHealths healths;

    NetworkList(Accounts accounts, NetworkStatus status, NatHealths healths) {
        this.accounts = accounts;
        this.status = status;
        this.healths = healths;
    }

    /// What somebody asked for.
    ///
    /// @param q part of a name, account, region or block, or an address inside a block; blank for all
    /// @param sort `name`, `account`, `cidr` or `sync`, with `-` in front for descending; anything else is `name`
    /// @param page from 0; a page past the end is the last one
    record Request(String q, String sort, int page) {

        Request {
            q = q.strip();
            String by = sort.replaceFirst("^-", "");
            sort = ORDERS.containsKey(by) || by.equals(BY_STATUS) ? sort : "name";
        }

        private boolean byStatus() {
            return sort.endsWith(BY_STATUS);
        }

        private Comparator<Place> order(Map<NetworkId, StatusSummary> statuses) {
            Comparator<Place> order =
                    byStatus()
                            ? Comparator.comparing(place -> of(statuses, place).sync())
                            : Objects.requireNonNull(ORDERS.get(sort.replaceFirst("^-", "")));
            return (sort.startsWith("-") ? order.reversed() : order)
                    .thenComparing(NetworkList::name)
                    .thenComparing(place -> place.network().id());
        }

        private Predicate<Place> filter() {
            String wanted = folded(q);
            Optional<Ipv4> address = address();
            return place ->
                    wanted.isEmpty()
                            || texts(place).anyMatch(text -> folded(text).contains(wanted))
                            || address.filter(place.network().layout().cidr()::contains).isPresent();
        }

        private static Stream<String> texts(Place place) {
            Network network = place.network();
            Account account = place.account();
            return Stream.of(network.name(), account.name(), account.region(), network.layout().cidr().toString());
        }

        private Optional<Ipv4> address() {
            try {
                return Optional.of(new Ipv4(q));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /// @param all every network
    Page<NetworkLine> find(List<Network> all, Request request) {
        List<Place> found = places(all).filter(request.filter()).toList();
        int page = Math.clamp(request.page(), 0, Math.max(0, (found.size() - 1) / PAGE));
        Map<NetworkId, StatusSummary> forOrder = request.byStatus() ? statuses(found) : Map.of();
        List<Place> shown =
                found.stream().sorted(request.order(forOrder)).skip((long) page * PAGE).limit(PAGE).toList();
        Map<NetworkId, StatusSummary> statuses = request.byStatus() ? forOrder : statuses(shown);
        Map<NetworkId, NatHealth> health = healths.of(shown.stream().map(Place::network).toList());
        List<NetworkLine> lines =
                shown.stream()
                        .map(place -> new NetworkLine(place, of(statuses, place), health.get(place.network().id())))
                        .toList();
        return new PageImpl<>(lines, PageRequest.of(page, PAGE), found.size());
    }

    private Stream<Place> places(List<Network> all) {
        Map<Long, Account> known = accounts.all().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        return all.stream()
                .flatMap(network ->
                        Stream.ofNullable(known.get(network.accountId())).map(account -> new Place(network, account)));
    }

    private Map<NetworkId, StatusSummary> statuses(List<Place> places) {
        return status.summaries(places.stream().map(Place::network).toList());
    }

    private static StatusSummary of(Map<NetworkId, StatusSummary> statuses, Place place) {
        return Objects.requireNonNull(statuses.get(place.network().id()));
    }

    private static String name(Place place) {
        return folded(place.network().name());
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
