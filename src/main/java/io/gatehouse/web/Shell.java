package io.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What the layout shows around a page. Templates know it as `shell`.
///
/// Nothing is looked up before a template asks, so answers without the layout (fragments, JSON) pay nothing.
public final class Shell {

    private static final Set<String> FOR_ADMINISTRATORS = Set.of("/settings/people", "/settings/backup");

    private final HttpServletRequest request;
    private final Supplier<Optional<NetworkHeader>> network;
    private final Supplier<List<NavigationItem>> networkNavigation;
    private final Supplier<Optional<NavigationItem>> current;

    Shell(
            HttpServletRequest request,
            Supplier<Optional<NetworkHeader>> network,
            Function<String, Stream<NavigationItem>> contributions) {
        this.request = request;
        this.network = SingletonSupplier.of(network);
        this.networkNavigation = SingletonSupplier.of(() -> networkNavigation(contributions));
        this.current = SingletonSupplier.of(this::currentItem);
    }

    /// The network that the address belongs to, if any.
    public @Nullable NetworkHeader getNetwork() {
        return network.get().orElse(null);
    }

    /// What waits for a review in that network; null if nothing does, and on the page that is the review.
    public NetworkHeader.@Nullable PendingChanges getPending() {
        NetworkHeader header = getNetwork();
        if (header == null || header.pending() == null) {
            return null;
        }
        NetworkHeader.PendingChanges pending = header.pending();
        boolean reviewing = address().startsWith(pending.reviewPath() + "/");
        return reviewing || address().equals(pending.discardPath()) ? null : pending;
    }

    /// Entries for the pages of that network; empty outside of one.
    public List<NavigationItem> getNetworkNavigation() {
        return networkNavigation.get();
    }

    /// Entries for the panel as a whole, as far as the user may use them.
    public List<NavigationItem> getPanelNavigation() {
        NavigationItem networks =
                new NavigationItem(getNetwork() == null ? "Networks" : "All networks", "/networks", "network", 0);
        Stream<NavigationItem> settings =
                Stream.of(
                        new NavigationItem("Accounts", "/settings/accounts", "cloud", 100),
                        new NavigationItem("People", "/settings/people", "users", 200),
                        new NavigationItem("Tokens", "/settings/tokens", "key-round", 300),
                        new NavigationItem("Audit log", "/settings/audit", "scroll-text", 400),
                        new NavigationItem("Backup", "/settings/backup", "folder-open", 500));
        return Stream.concat(Stream.of(networks), settings.filter(this::isAllowed)).toList();
    }

    /// Whether an entry leads to where the user is.
    public boolean isCurrent(NavigationItem item) {
        return current.get().filter(item::equals).isPresent();
    }

    /// The name of the signed-in user; null if nobody is.
    public @Nullable String getUser() {
        return request.getRemoteUser();
    }

    /// The present address with one query parameter set: links of pages, filters and sort orders.
    public String with(String parameter, Object value) {
        var address = ServletUriComponentsBuilder.fromRequest(request).replaceQueryParam(parameter, value);
        if (!parameter.equals("page")) {
            // Another order or filter makes other pages.
            address.replaceQueryParam("page");
        }
        var built = address.build();
        return built.getQuery() == null ? String.valueOf(built.getPath()) : built.getPath() + "?" + built.getQuery();
    }

    private List<NavigationItem> networkNavigation(Function<String, Stream<NavigationItem>> contributions) {
        NetworkHeader header = getNetwork();
        if (header == null) {
            return List.of();
        }
        var overview = new NavigationItem("Overview", "/networks/" + header.id(), "layout-dashboard", 0);
        return Stream.concat(Stream.of(overview), contributions.apply(header.id()))
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
    }

    private Optional<NavigationItem> currentItem() {
        String address = address();
        return Stream.concat(getNetworkNavigation().stream(), getPanelNavigation().stream())
                .filter(item -> item.match(address) > 0)
                .max(Comparator.comparingInt(item -> item.match(address)));
    }

    private String address() {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private boolean isAllowed(NavigationItem item) {
        return !FOR_ADMINISTRATORS.contains(item.path()) || request.isUserInRole("ADMINISTRATOR");
    }
}
