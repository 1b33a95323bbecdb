package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forwards;
import io.gatehouse.forwarding.Trials;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.web.PageNumber;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// All port forwards of a network.
@Controller
@RequestMapping("/networks/{network}/forwards")
class ForwardPages {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ForwardFinder finder;
    private final ForwardList list;
    private final Forwards forwards;
    private final Trials trials;

    ForwardPages(ForwardFinder finder, ForwardList list, Forwards forwards, Trials trials) {
        this.finder = finder;
        this.list = list;
        this.forwards = forwards;
        this.trials = trials;
    }

    @GetMapping
    String show(
            @PathVariable String network,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        Network found = finder.network(network);
        var request = new ForwardList.Request(q, sort, PageNumber.of(page));
        List<ForwardList.Line> all = list.all(found);
        model.addAttribute("network", found);
        model.addAttribute("request", request);
        model.addAttribute("none", all.isEmpty());
        model.addAttribute("lines", list.find(all, request));
        model.addAttribute("published", found.layout().nat().mode() != NatMode.NONE);
        model.addAttribute("rulesLeft", forwards.rulesLeft(found));
        model.addAttribute("trial", trials.of(found.id()).orElse(null));
        return "forwarding/forwards";
    }

    @GetMapping("/forwards.csv")
    ResponseEntity<String> csv(@PathVariable String network) {
        Network found = finder.network(network);
        var name = ContentDisposition.attachment().filename("forwards-%s.csv".formatted(network)).build();
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(ForwardCsv.of(list.all(found)));
    }

    @PostMapping("/keep")
    String keep(@PathVariable String network, Principal person, RedirectAttributes flash) {
        Network found = finder.network(network);
        boolean kept = trials.keep(found.id(), person.getName());
        flash.addFlashAttribute(
                kept ? "notice" : "problem",
                kept ? "Kept." : "There was nothing to keep any more: the change was kept, or has gone back.");
        return ForwardSaving.home(found);
    }
}
