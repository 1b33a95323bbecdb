package io.gatehouse.acceptance;

import com.microsoft.playwright.APIResponse;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// A walk along all links, from the list of networks on.
final class Walk {

    /// More than there are; only a page that makes up links for ever comes so far.
    private static final int FAR = 400;

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*?\\shref=\"(/[^\"#]*)");

    private final RunningPanel panel;
    private final Tab tab;
    private final Set<String> seen = new HashSet<>();
    private final Queue<Link> ahead = new ArrayDeque<>();

    private record Link(String from, String to) {}

    Walk(RunningPanel panel, Tab tab) {
        this.panel = panel;
        this.tab = tab;
    }

    /// Follows every link once, and says which lead to a page that is none of these, or to none at all.
    List<String> strayedFrom(List<View> views) {
        var strays = new ArrayList<String>();
        discover(new Link("the start", "/networks"));
        while (!ahead.isEmpty() && seen.size() < FAR) {
            Link link = ahead.remove();
            APIResponse answer = tab.page().request().get(panel.at(link.to()));
            if (answer.status() >= 400) {
                strays.add("%s links to %s, which answers %d".formatted(link.from(), link.to(), answer.status()));
            } else if (isPage(answer)) {
                if (views.stream().noneMatch(view -> view.covers(URI.create(answer.url()).getPath()))) {
                    strays.add("%s links to %s, which is not in the list".formatted(link.from(), link.to()));
                }
                links(answer).forEach(to -> discover(new Link(link.to(), to)));
            }
        }
        return strays;
    }

    private static boolean isPage(APIResponse answer) {
        return answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    }

    /// Where a page leads within the panel.
    private static List<String> links(APIResponse page) {
        return LINK.matcher(page.text()).results().map(found -> HtmlUtils.htmlUnescape(found.group(1))).toList();
    }

    private void discover(Link link) {
        if (seen.add(link.to())) {
            ahead.add(link);
        }
    }
}
