package io.gatehouse.acceptance;

import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/// A walk along all links, from the list of networks on.
final class Walk {

    /// More than there are; only a page that makes up links for ever comes so far.
    private static final int FAR = 400;

    private static final String LINKS =
            """
            () => [...document.querySelectorAll('a[href]')]
              .map(one => new URL(one.getAttribute('href'), location.href))
              .filter(to => to.origin === location.origin)
              .map(to => to.href)
            """;

    private final Tab tab;
    private final Set<String> seen = new HashSet<>();
    private final Queue<Link> ahead = new ArrayDeque<>();

    private record Link(String from, String to) {}

    Walk(Tab tab) {
        this.tab = tab;
    }

    /// Follows every link once, and says which lead to a page that is none of these, or to none at all.
    List<String> strayedFrom(List<View> views) {
        var strays = new ArrayList<String>();
        discover(new Link("the start", "/networks"));
        while (!ahead.isEmpty() && seen.size() < FAR) {
            Link link = ahead.remove();
            Response answer = tab.page().navigate(URI.create(tab.page().url()).resolve(link.to()).toString());
            if (answer.status() >= 400) {
                strays.add("%s links to %s, which answers %d".formatted(link.from(), link.to(), answer.status()));
            } else if (isPage(answer)) {
                if (views.stream().noneMatch(view -> view.covers(URI.create(tab.page().url()).getPath()))) {
                    strays.add("%s links to %s, which is not in the list".formatted(link.from(), link.to()));
                }
                links().forEach(to -> discover(new Link(link.to(), to)));
            }
        }
        return strays;
    }

    private static boolean isPage(Response answer) {
        return answer.headerValue("content-type").startsWith("text/html");
    }

    private List<String> links() {
        var links = new ArrayList<String>();
        for (Object href : (List<?>) tab.page().evaluate(LINKS)) {
            URI address = URI.create(String.valueOf(href));
            links.add(address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
        }
        return links;
    }

    private void discover(Link link) {
        if (seen.add(link.to())) {
            ahead.add(link);
        }
    }
}
