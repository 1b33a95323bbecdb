package io.gatehouse.network.web;

import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.network.web.TopologyPicture.Mark;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.ResourceView;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.StatusView;
import io.gatehouse.telemetry.NatHealth;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Route;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// A network at a glance: its drawing, what is wrong with it, and all of its resources.
@Controller
class OverviewPage {

    private static final int RUNS_SHOWN = 5;

    private final NetworkFinder finder;
    private final Accounts accounts;
    private final NetworkStatus status;
    private final Runs runs;
    private final NatHealths healths;

    OverviewPage(NetworkFinder finder, Accounts accounts, NetworkStatus status, Runs runs, NatHealths healths) {
        this.finder = finder;
        this.accounts = accounts;
        this.status = status;
        this.runs = runs;
        this.healths = healths;
    }

    /// A resource, and where it stands on the page.
    record ResourceLine(ResourceView resource, String anchor) {

        static ResourceLine of(ResourceView view) {
            return new ResourceLine(view, ResourceKey.parse(view.key()).map(OverviewPage::anchor).orElse(""));
        }
    }

    /// Resources that are about the same.
    record ResourceGroup(ResourceKind.Area area, List<ResourceLine> lines) {

        /// How many there are and, if any, how many are not as wanted.
        public String summary() {
            long wrong = lines.stream().filter(line -> line.resource().change() != null).count();
            return lines.size() + (wrong == 0 ? "" : ", %d of them not as wanted".formatted(wrong));
        }
    }

    /// A NAT instance, and the public address that others see its subnets as.
    record MemberLine(NatMember member, Optional<String> publicAddress) {}

    @GetMapping("/networks/{id}")
    String show(@PathVariable String id, Model model) {
        Network network = finder.network(id);
        StatusView view = status.of(network);
        List<ResourceView> resources = status.resources(network.id());
        var seen = new ObservedResources(resources);
        model.addAttribute("network", network);
        model.addAttribute("status", view);
        model.addAttribute("account", accounts.find(network.accountId()).orElse(null));
        model.addAttribute("findings", view.activeRun() == null ? findings(network, seen, view) : List.of());
        model.addAttribute("picture", TopologyDrawing.draw(topology(network, view, seen)));
        model.addAttribute("resources", resources);
        model.addAttribute("groups", groups(resources));
        model.addAttribute("members", members(network, seen));
        model.addAttribute("health", healths.of(List.of(network)).get(network.id()));
        model.addAttribute("cost", cost(network));
        model.addAttribute("runs", runs.latest(network.id(), RUNS_SHOWN));
        return "network/overview";
    }

    private static List<NetworkFindings.Sentence> findings(Network network, ObservedResources seen, StatusView view) {
        return NetworkFindings.of(network, seen, view.conditions());
    }

    private static List<ResourceGroup> groups(List<ResourceView> resources) {
        var byArea = new EnumMap<ResourceKind.Area, List<ResourceLine>>(ResourceKind.Area.class);
        for (ResourceView view : resources) {
            ResourceKey.parse(view.key())
                    .map(key -> key.kind().area())
                    .ifPresent(area -> byArea.computeIfAbsent(area, _ -> new ArrayList<>()).add(ResourceLine.of(view)));
        }
        return byArea.entrySet().stream().map(one -> new ResourceGroup(one.getKey(), one.getValue())).toList();
    }

    private static List<MemberLine> members(Network network, ObservedResources seen) {
        return NatMembers.of(network.id(), network.layout()).stream()
                .map(member -> new MemberLine(member, seen.fact(member.identityElasticIp(), "publicAddress")))
                .toList();
    }

    private String cost(Network network) {
        String region = accounts.find(network.accountId()).map(Account::region).orElse("");
        return MonthlyCost.of(network.layout().nat(), region).sentence();
    }

    private TopologyView topology(Network network, StatusView status, ObservedResources seen) {
        var keys = new NetworkKeys(network.id());
        TopologyView.Links links =
                (kind, slot) -> seen.find(key(keys, kind, slot)).map(view -> "#" + ResourceLine.of(view).anchor());
        boolean wasThere = status.appliedRevision() > 0;
        Map<String, NatHealth> healths = this.healths.ofMembers(network);
        TopologyView.Marks marks =
                (kind, slot) ->
                        seen.find(key(keys, kind, slot))
                                .flatMap(view -> mark(view, wasThere))
                                .map(mark -> kind == ResourceKind.INSTANCE ? asHeard(mark, healths.get(slot)) : mark);
        return TopologyView.of(network.layout(), links, marks)
                .carriedBy(carriers(network, seen))
                .planned(!wasThere && !seen.has(keys.vpc()));
    }

    /// Where the default routes of the zones were seen to lead.
    private static Map<String, String> carriers(Network network, ObservedResources seen) {
        var keys = new NetworkKeys(network.id());
        List<NatMember> members = NatMembers.of(network.id(), network.layout());
        var carriers = new HashMap<String, String>();
        for (String zone : network.layout().zones()) {
            String letter = network.layout().letter(zone);
            seen.fact(Route.keyOf(keys.privateRouteTable(letter), Cidr.ANYWHERE.toString()), Route.TARGET)
                    .flatMap(target ->
                            members.stream().filter(one -> one.dataInterface().text().equals(target)).findFirst())
                    .ifPresent(member -> carriers.put(letter, member.slot()));
        }
        return carriers;
    }

    /// How a resource is doing; what was never there is neither well nor ill.
    private static Optional<Mark> mark(ResourceView view, boolean wasThere) {
        if (ObservedResources.isMissing(view)) {
            return wasThere ? Optional.of(new Mark("bad", "not there")) : Optional.empty();
        }
        return Optional.of(
                switch (view.readiness()) {
                    case "pending" -> new Mark("active", "being made");
                    case "deleting" -> new Mark("idle", "going");
                    default ->
                            view.change() == null
                                    ? new Mark("ok", "as wanted")
                                    : new Mark("warn", "differs from what is wanted");
                });
    }

    /// AWS may call a NAT instance well that says otherwise of itself, or says nothing any more.
    private static Mark asHeard(Mark seen, @Nullable NatHealth heard) {
        return seen.hue().equals("ok") && heard != null
                ? switch (heard) {
                    case DOWN -> new Mark("bad", "silent");
                    case UNFIT -> new Mark("bad", "not fit");
                    case LOSSY -> new Mark("warn", "lossy");
                    case MAINTENANCE -> new Mark("idle", "in maintenance");
                    case ONLINE, ONE_LEG, STALE, UNMONITORED -> seen;
                }
                : seen;
    }

    private static ResourceKey key(NetworkKeys keys, ResourceKind kind, String slot) {
        return new ResourceKey(keys.network(), kind, slot);
    }

    private static String anchor(ResourceKey key) {
        return (key.kind().slug() + "-" + key.slot()).replaceAll("[^a-z0-9]+", "-");
    }
}
