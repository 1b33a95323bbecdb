package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.web.NetworkHeader.PendingChanges;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ShellTest {

    private static final NetworkHeader PAYMENTS =
            new NetworkHeader(
                    "7",
                    "payments",
                    "eu-west-1",
                    "10.0.0.0/16",
                    null,
                    new PendingChanges("1 change waits", "/networks/7/plans", "/networks/7/discard"));

    @Test
    void outsideOfANetworkThereIsThePanelAlone() {
        var shell = shell("/networks", Optional.empty());

        assertThat(shell.getNetworkNavigation()).isEmpty();
        assertThat(shell.getPanelNavigation()).extracting(NavigationItem::label).startsWith("Networks");
    }

    @Test
    void entriesOfFeaturesStandInTheirOrderAfterTheOverview() {
        var shell = shell("/networks/7", Optional.of(PAYMENTS));

        assertThat(shell.getNetworkNavigation())
                .extracting(NavigationItem::label)
                .containsExactly("Overview", "Changes", "History");
    }

    @Test
    void theEntryThatSaysMostAboutTheAddressIsTheCurrentOne() {
        assertThat(current("/networks/7")).isEqualTo("Overview");
        assertThat(current("/networks/7/history/4")).isEqualTo("History");
        assertThat(current("/networks/7/plans/3")).isEqualTo("Changes");
        assertThat(current("/networks/7/historical")).isEqualTo("Overview");
    }

    @Test
    void onlyAdministratorsAreLedToPeople() {
        var request = new MockHttpServletRequest("GET", "/networks");
        assertThat(labels(request)).doesNotContain("People");

        request.addUserRole("ADMINISTRATOR");
        assertThat(labels(request)).contains("People");
    }

    @Test
    void pendingChangesAreNotOfferedWhereTheyAreReviewed() {
        assertThat(shell("/networks/7/nat", Optional.of(PAYMENTS)).getPending()).isEqualTo(PAYMENTS.pending());
        assertThat(shell("/networks/7/plans/3", Optional.of(PAYMENTS)).getPending()).isNull();
    }

    @Test
    void anotherPageKeepsTheFilterAndAnotherOrderStartsAtTheFirstPage() {
        var request = new MockHttpServletRequest("GET", "/networks");
        request.setQueryString("q=pay%20ments&page=2");
        var shell = new Shell(request, Optional::empty, id -> Stream.empty());

        assertThat(shell.with("page", 3)).isEqualTo("/networks?q=pay%20ments&page=3");
        assertThat(shell.with("sort", "-name")).isEqualTo("/networks?q=pay%20ments&sort=-name");
    }

    private static String current(String address) {
        var shell = shell(address, Optional.of(PAYMENTS));
        return Stream.concat(shell.getNetworkNavigation().stream(), shell.getPanelNavigation().stream())
                .filter(shell::isCurrent)
                .map(NavigationItem::label)
                .reduce("", String::concat);
    }

    private static Stream<String> labels(MockHttpServletRequest request) {
        return new Shell(request, Optional::empty, id -> Stream.empty())
                .getPanelNavigation().stream().map(NavigationItem::label);
    }

    private static Shell shell(String address, Optional<NetworkHeader> network) {
        var request = new MockHttpServletRequest("GET", address);
        return new Shell(
                request,
                () -> network,
                id ->
                        Stream.of(
                                new NavigationItem("History", "/networks/" + id + "/history", "history", 900),
                                new NavigationItem("Changes", "/networks/" + id + "/changes", "list-checks", 100)
                                        .covering("/networks/" + id + "/plans")));
    }
}
