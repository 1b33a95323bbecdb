package io.gatehouse.network.web;

import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.network.WizardDraft;
import io.gatehouse.network.WizardDrafts;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.StatusView.RunSummary;
import io.gatehouse.telemetry.EventWords;
import io.gatehouse.telemetry.MemberEvent;
import io.gatehouse.telemetry.Telemetry;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.web.PageNumber;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// All networks, what happened to them lately, and what one has begun to write.
@Controller
class HomePage {

    private static final int RUNS_SHOWN = 8;
    private static final int EVENTS_SHOWN = 8;

    private final NetworkList list;
    private final Networks networks;
    private final WizardDrafts drafts;
    private final Runs runs;
    private final Telemetry telemetry;

    HomePage(NetworkList list, Networks networks, WizardDrafts drafts, Runs runs, Telemetry telemetry) {
        this.list = list;
        this.networks = networks;
        this.drafts = drafts;
        this.runs = runs;
        this.telemetry = telemetry;
    }

    /// A draft, and what it is of.
    ///
    /// @param title what the network is to be called
    /// @param edit whether it changes a network that there is
    record DraftLine(WizardDraft draft, String title, boolean edit) {}

    /// A run, and what its network is called.
    ///
    /// @param gone whether the network is there no more
    record RunLine(RunSummary run, String title, boolean gone) {}

    /// What happened on a NAT instance, and what its network is called.
    record EventLine(MemberEvent event, String title, String hue, String words) {}

    @GetMapping("/networks")
    String show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "0") String page,
            Principal person,
            Model model) {
        var request = new NetworkList.Request(q, sort, PageNumber.of(page));
        List<Network> all = networks.all();
        Map<NetworkId, String> names = all.stream().collect(Collectors.toMap(Network::id, Network::name));
        model.addAttribute("request", request);
        model.addAttribute("lines", list.find(all, request));
        model.addAttribute("none", names.isEmpty());
        model.addAttribute("drafts", drafts.of(person.getName()).stream().map(draft -> line(draft, names)).toList());
        model.addAttribute("events", events(names));
        model.addAttribute("runs", recent(names));
        return "network/home";
    }

    private static DraftLine line(WizardDraft draft, Map<NetworkId, String> names) {
        String typed = draft.layout().name();
        String title = draft.network().map(names::get).orElse(typed == null ? "" : typed.strip());
        return new DraftLine(draft, title.isEmpty() ? "Without a name" : title, draft.network().isPresent());
    }

    private List<EventLine> events(Map<NetworkId, String> names) {
        return telemetry.notable(names.keySet(), EVENTS_SHOWN).stream()
                .map(event ->
                        new EventLine(
                                event,
                                names.getOrDefault(event.member().network(), ""),
                                EventWords.hue(event),
                                EventWords.of(event)))
                .toList();
    }

    private List<RunLine> recent(Map<NetworkId, String> names) {
        List<RunSummary> latest = runs.latest(RUNS_SHOWN);
        List<NetworkId> gone = latest.stream().map(RunSummary::network).filter(id -> !names.containsKey(id)).toList();
        Map<NetworkId, String> were = gone.isEmpty() ? Map.of() : networks.goneNames(gone);
        return latest.stream().map(run -> line(run, names, were)).toList();
    }

    private static RunLine line(RunSummary run, Map<NetworkId, String> names, Map<NetworkId, String> were) {
        NetworkId id = run.network();
        String name = names.get(id);
        return new RunLine(run, name == null ? were.getOrDefault(id, id.text()) : name, name == null);
    }
}
