package io.gatehouse.network.web;

import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.Installation;
import io.gatehouse.appliance.ApplianceResources;
import io.gatehouse.cloud.CloudCatalog.FreeAddress;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.network.Checked;
import io.gatehouse.network.DataFilter;
import io.gatehouse.network.Finding;
import io.gatehouse.network.LayoutChecker;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.NatLayout;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.NetworkResources;
import io.gatehouse.network.Networks;
import io.gatehouse.network.SubnetDraft;
import io.gatehouse.network.WizardDraft;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.InvalidCidrException;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Resource;
import io.gatehouse.web.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/// What a page of the wizard shows besides its fields.
@Component
class WizardView {

    private static final int USUAL_PREFIX = 24;

    private final LayoutChecker checker;
    private final Networks networks;
    private final Accounts accounts;
    private final Clouds clouds;
    private final Installation installation;

    WizardView(LayoutChecker checker, Networks networks, Accounts accounts, Clouds clouds, Installation installation) {
        this.checker = checker;
        this.networks = networks;
        this.accounts = accounts;
        this.clouds = clouds;
        this.installation = installation;
    }

    /// One entry of the rail.
    ///
    /// @param path where it leads; null while it cannot be visited yet
    public record RailStep(
            String label,
            @org.jspecify.annotations.Nullable String path,
            boolean current,
            boolean done,
            boolean failing) {}

    /// A line of the review: a question, its answer, and where to change it; nowhere for what a draft begins with.
    public record Answer(String question, String answer, @org.jspecify.annotations.Nullable String path) {}

    Optional<Account> account(WizardDraft draft) {
        return checker.account(draft.accountId());
    }

    private Optional<Network> edited(WizardDraft draft) {
        return draft.network().flatMap(networks::find);
    }

    private Checked check(WizardDraft draft) {
        return checker.preview(draft.accountId(), draft.layout(), edited(draft));
    }

    private static List<Finding> errors(Checked checked) {
        return checked instanceof Checked.Invalid invalid ? invalid.errors() : List.of();
    }

    /// Puts what is wrong in a step at its fields.
    void addErrors(WizardDraft draft, BindingResult form, WizardStep step) {
        for (Finding error : errors(check(draft))) {
            if (step.has(error.field())) {
                String field = error.field().startsWith("sshSources") ? "sshSources" : error.field();
                if (form.getFieldErrorCount(field) == 0 || !field.equals("sshSources")) {
                    form.rejectValue(field, "invalid", error.message());
                }
            }
        }
    }

    /// What would do in place of what is wrong in a step, by field.
    Map<String, String> offers(WizardDraft draft, WizardStep step) {
        var offers = new HashMap<String, String>();
        for (Finding error : errors(check(draft))) {
            error.suggestion().filter(_ -> step.has(error.field())).ifPresent(text -> offers.put(error.field(), text));
        }
        return offers;
    }

    void fill(Model model, WizardDraft draft, WizardStep step) {
        Checked checked = check(draft);
        List<Finding> errors = errors(checked);
        Optional<Network> edited = edited(draft);
        model.addAttribute("saved", draft);
        model.addAttribute("wizardStep", step);
        model.addAttribute("title", WizardPages.titleOf(edited));
        model.addAttribute("editing", edited.isPresent());
        model.addAttribute("rail", rail(draft, step, errors));
        model.addAttribute("topology", TopologyDrawing.draw(TopologyView.of(draft.layout(), errors)));
        model.addAttribute("bar", CidrBars.of(draft.layout()).orElse(null));
        model.addAttribute(
                "warnings",
                checked.warnings().stream()
                        .filter(one -> step.has(one.field()) || step == WizardStep.REVIEW)
                        .map(Finding::message)
                        .toList());
        model.addAttribute("problems", step == WizardStep.REVIEW ? errors : List.of());
        choices(model, draft, step);
        if (checked instanceof Checked.Valid(NetworkLayout layout, _)) {
            valid(model, draft, step, layout);
        }
    }

    private void valid(Model model, WizardDraft draft, WizardStep step, NetworkLayout layout) {
        String region = account(draft).map(Account::region).orElse("us-east-1");
        NetworkId id = draft.network().orElse(new NetworkId(Long.MAX_VALUE / 100));
        List<Resource> all =
                Stream.concat(
                                NetworkResources.of(id, layout, installation.id()).stream(),
                                ApplianceResources.of(id, layout, installation.id(), region).stream())
                        .toList();
        List<Resource> made =
                all.stream()
                        .filter(one -> step == WizardStep.REVIEW || step.makes().contains(one.key().kind()))
                        .toList();
        model.addAttribute("made", made.stream().map(one -> one.key().kind().title() + " " + one.label()).toList());
        model.addAttribute("commands", AwsCli.commands(made));
        model.addAttribute("cost", MonthlyCost.of(layout.nat(), region).sentence());
        model.addAttribute("answers", answers(draft, layout));
    }

    private static List<RailStep> rail(WizardDraft draft, WizardStep current, List<Finding> errors) {
        return Stream.of(WizardStep.values())
                .map(step -> {
                    boolean seen = draft.visited().contains(step.path());
                    boolean failing = seen && errors.stream().anyMatch(error -> step.has(error.field()));
                    boolean reachable = seen || step.ordinal() <= current.ordinal() || draft.network().isPresent();
                    String path = "/networks/new/%d/%s".formatted(draft.id(), step.path());
                    return new RailStep(
                            step.label(), reachable ? path : null, step == current, seen && !failing, failing);
                })
                .toList();
    }

    private void choices(Model model, WizardDraft draft, WizardStep step) {
        model.addAttribute(
                "accountChoices",
                accounts.all().stream()
                        .map(one -> new Choice(Long.toString(one.id()), one.name() + " · " + one.region(), null))
                        .toList());
        List<String> zones = ask(draft, cloud -> cloud.zones());
        model.addAttribute("zoneChoices", zones.stream().map(zone -> new Choice(zone, zone, null)).toList());
        if (step == WizardStep.NAT && model.getAttribute("form") instanceof WizardForm form) {
            form.offerAddresses(slots(form.getNat().getMode()));
            List<Choice> free =
                    Stream.concat(
                                    Stream.of(new Choice("", "a new one", null)),
                                    ask(draft, cloud -> cloud.freeAddresses()).stream().map(WizardView::choice))
                            .toList();
            model.addAttribute("addressChoices", free);
        }
    }

    private static List<String> slots(String mode) {
        return switch (mode) {
            case "PAIR" -> List.of("nat-a/identity", "nat-a/management", "nat-b/identity", "nat-b/management");
            case "SINGLE" -> List.of("nat-a/identity");
            default -> List.of();
        };
    }

    private static Choice choice(FreeAddress address) {
        String name = address.name().isEmpty() ? "" : " (%s)".formatted(address.name());
        return new Choice(address.allocationId().value(), address.publicAddress() + name, null);
    }

    private <T> List<T> ask(
            WizardDraft draft, java.util.function.Function<io.gatehouse.cloud.CloudCatalog, List<T>> question) {
        try {
            return account(draft)
                    .map(one -> question.apply(clouds.connect(accounts.connection(one.id())).catalog()))
                    .orElse(List.of());
        } catch (CloudException e) {
            // The check of the draft says so at the account's field.
            return List.of();
        }
    }

    private List<Answer> answers(WizardDraft draft, NetworkLayout layout) {
        String subnets =
                String.join(", ", layout.subnets().stream().map(one -> one.name() + " " + one.cidr()).toList());
        String ssh =
                layout.sshSources().isEmpty()
                        ? "the private subnets"
                        : String.join(", ", layout.sshSources().stream().map(Cidr::toString).toList());
        return List.of(
                new Answer("Account", account(draft).map(Account::name).orElse("–"), null),
                new Answer("Name", layout.name(), WizardStep.VPC.path()),
                new Answer("VPC", layout.cidr().toString(), WizardStep.VPC.path()),
                new Answer("Subnets", subnets, WizardStep.VPC.path()),
                new Answer(
                        "Private subnets reach",
                        layout.egress() == io.gatehouse.network.Egress.ALL ? "everything" : "HTTP and HTTPS only",
                        WizardStep.SECURITY_GROUP.path()),
                new Answer("SSH to the NAT instances from", ssh, WizardStep.SECURITY_GROUP.path()),
                new Answer("NAT", natAnswer(layout.nat()), WizardStep.NAT.path()),
                new Answer(
                        "Filter of the data interfaces",
                        layout.nat().dataFilter() == DataFilter.STRICT ? "strict" : "open",
                        WizardStep.NAT.path()));
    }

    private static String natAnswer(NatLayout nat) {
        return switch (nat.mode()) {
            case PAIR -> "a pair of " + nat.instanceType();
            case SINGLE -> "one " + nat.instanceType();
            case NONE -> "none";
        };
    }

    /// Another private subnet in a zone, with the next free block.
    SubnetDraft anotherSubnet(LayoutDraft layout, String letter) {
        List<SubnetDraft> there = Objects.requireNonNullElse(layout.subnets(), List.of());
        String name =
                IntStream.iterate(2, i -> i + 1)
                        .mapToObj(i -> "private-%s-%d".formatted(letter, i))
                        .filter(one -> there.stream().noneMatch(subnet -> one.equals(subnet.name())))
                        .findFirst()
                        .orElseThrow();
        return new SubnetDraft("", name, letter, freeBlock(layout, there), "PRIVATE");
    }

    private static String freeBlock(LayoutDraft layout, List<SubnetDraft> there) {
        List<Cidr> taken = there.stream().flatMap(one -> block(one.cidr()).stream()).toList();
        return block(layout.cidr())
                .flatMap(vpc -> vpc.nextFree(Math.max(USUAL_PREFIX, vpc.prefixLength()), taken))
                .map(Cidr::toString)
                .orElse("");
    }

    private static Optional<Cidr> block(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Cidr.parse(text));
        } catch (InvalidCidrException e) {
            return Optional.empty();
        }
    }
}
