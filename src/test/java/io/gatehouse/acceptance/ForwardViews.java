package io.gatehouse.acceptance;

import static io.gatehouse.acceptance.View.page;
import static io.gatehouse.acceptance.View.state;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;

/// The pages of port forwards.
final class ForwardViews {

    private static final String FORWARDS = "/api/v1/networks/{payments}/forwards";

    private ForwardViews() {}

    static List<View> none() {
        return List.of(page("no port forwards", "/networks/{payments}/forwards"));
    }

    static void make(Story story) {
        List<String> offices = List.of("203.0.113.0/28", "192.0.2.7/32", "198.51.100.0/24", "192.0.2.128/25");
        story.note("oracle", add(story, "oracle", "TCP", "51532", "10.0.1.20", "1532", offices.subList(0, 1)));
        add(story, "syslog", "UDP", "5514-5516", "10.0.3.40", "514-516", offices);
        String longest = "a-name_as-long-as.a-name-may-be.and-without-a-place-to-break";
        story.note("longForward", add(story, longest, "TCP", "60000", "10.0.1.21", "60000", offices.subList(1, 2)));
        story.api().put(story.address(FORWARDS + "/{oracle}"), Map.of("enabled", false)).expect(200);
        story.note("close", "close");
        story.note("open", "open");
        story.note("remove", "remove");
    }

    private static String add(
            Story story,
            String name,
            String protocol,
            String external,
            String address,
            String target,
            List<String> sources) {
        Map<String, ?> body =
                Map.of(
                        "name", name,
                        "protocol", protocol,
                        "externalPort", external,
                        "targetAddress", address,
                        "targetPort", target,
                        "sources", sources,
                        "expiresAt", "2099-01-01T00:00:00Z",
                        "comment", "Agreed with the night shift");
        return story.api().post(story.address(FORWARDS), body).expect(201).body().path("id").asString();
    }

    static List<View> all() {
        return List.of(
                page("port forwards", "/networks/{payments}/forwards"),
                page("no port forward found", "/networks/{payments}/forwards?q=nothing+like+this"),
                page("a new forward", "/networks/{payments}/forwards/new"),
                state("a new forward, refused", "/networks/{payments}/forwards/new", ForwardViews::refuse),
                state("a new forward, as it is written", "/networks/{payments}/forwards/new", ForwardViews::write),
                state("a new forward, reviewed", "/networks/{payments}/forwards/new", ForwardViews::review),
                page("a forward", "/networks/{payments}/forwards/{longForward}"),
                page("close a forward", "/networks/{payments}/forwards/{longForward}/{close}"),
                page("open a forward", "/networks/{payments}/forwards/{oracle}/{open}"),
                page("test a forward", "/networks/{payments}/forwards/{longForward}/test"),
                page("test a closed forward", "/networks/{payments}/forwards/{oracle}/test"),
                page("remove a forward", "/networks/{payments}/forwards/{oracle}/{remove}"),
                page("no source lists", "/networks/{payments}/forwards/lists"),
                state("source lists", "/networks/{payments}/forwards/lists", ForwardViews::saveList));
    }

    private static void refuse(Story story) {
        story.page().getByLabel("Who may connect").fill("0.0.0.0/0\n203.0.113.5/28");
        story.tab().fill("Public port", "65536");
        story.submit("Review");
        story.page().getByRole(AriaRole.ALERT).first().waitFor();
    }

    private static void write(Story story) {
        fill(story);
        story.page().getByText("in tcp/8443 from 203.0.113.0/28, nat-data").waitFor();
    }

    /// Who presses the button leaves the last field, so that the answer which makes the page longer comes meanwhile.
    private static void review(Story story) {
        fill(story);
        story.tab().fill("Private host", "");
        story.page().getByLabel("Private host").pressSequentially("10.0.1.30");
        story.tab().press("Review", "/check");
        story.tab().heading("Add “web”?").waitFor();
    }

    private static void fill(Story story) {
        story.page().getByLabel("Who may connect").fill("203.0.113.0/28");
        story.tab().fill("Name", "web");
        story.tab().fill("Public port", "8443");
        story.tab().fill("Private host", "10.0.1.30");
        story.tab().fill("Its port", "443");
    }

    private static void saveList(Story story) {
        story.tab().fill("Name", "office");
        story.tab().fill("Addresses", "203.0.113.0/28");
        story.submit("Save");
        story.page().getByText("Saved as revision").waitFor();
    }
}
