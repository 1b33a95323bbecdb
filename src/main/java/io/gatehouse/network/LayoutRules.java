package io.gatehouse.network;

import io.gatehouse.network.LayoutContext.Sibling;
import io.gatehouse.topology.Cidr;
import java.util.List;
import java.util.Optional;

/// Holds a draft against every rule at once. Each error is at its field, in words that give the rule and an example.
public final class LayoutRules {

    private final LayoutDraft typed;
    private final LayoutContext context;
    private final Findings findings = new Findings();
    private final FieldReader reader = new FieldReader(findings);
    private final AskedCatalog catalog;

    private LayoutRules(LayoutDraft typed, LayoutContext context) {
        this.typed = typed;
        this.context = context;
        this.catalog = new AskedCatalog(context.catalog(), findings);
    }

    /// Checks a draft. What it leaves out is taken from the previous layout, or from the wizard's defaults for a new
    /// network. A catalog that cannot answer is an error at `accountId`; then nothing is said that depends on it.
    public static Checked check(LayoutDraft draft, LayoutContext context) {
        return new LayoutRules(draft, context).check();
    }

    /// The block that the wizard offers for a new network: the first /16 that no other network of the account uses.
    public static Cidr freeBlock(List<Sibling> siblings) {
        return VpcRules.freeBlock(FieldReader.LARGEST_PREFIX, siblings).orElse(LayoutDraft.DEFAULT_CIDR);
    }

    private Checked check() {
        OfferedZones inRegion = OfferedZones.ask(catalog, NatRules.typeOf(natInMind()));
        List<String> offered = inRegion.bestFirst();
        LayoutDraft draft = typed.orElse(leftOut(offered));
        var vpc = new VpcRules(findings, context.siblings());
        Optional<String> name = vpc.name(draft.name());
        Optional<Cidr> cidr = vpc.cidr(context.previous().isPresent() ? draft.cidr() : typed.cidr());
        NatDraft natDraft = draft.nat() == null ? NatDraft.DEFAULT : draft.nat().orElse(NatDraft.DEFAULT);
        Optional<NatMode> mode = reader.choice("nat.mode", natDraft.mode(), NatMode.class, "a NAT mode");
        Optional<Places> places = offered.isEmpty() ? nowhere(cidr, mode) : places(draft, offered, cidr, mode);
        places.ifPresent(one -> new ZoneTypeRules(findings, inRegion, context.previous()).check(one.zones(), mode));
        Optional<NatLayout> nat = new NatRules(findings, catalog, context).check(natDraft, mode);
        Optional<Egress> egress = reader.choice("egress", draft.egress(), Egress.class, "what is let out");
        Optional<List<Cidr>> ssh =
                new AccessRules(findings).sshSources(draft.sshSources() == null ? List.of() : draft.sshSources());
        Optional<ApprovalMode> approval = reader.choice("mode", draft.mode(), ApprovalMode.class, "a mode");
        if (!findings.errors().isEmpty()) {
            return new Checked.Invalid(FieldOrder.sorted(findings.errors()), findings.warnings());
        }
        var layout =
                new NetworkLayout(
                        name.orElseThrow(),
                        cidr.orElseThrow(),
                        places.orElseThrow().zones(),
                        places.orElseThrow().subnets(),
                        nat.orElseThrow(),
                        egress.orElseThrow(),
                        ssh.orElseThrow(),
                        approval.orElseThrow());
        return new Checked.Valid(layout, findings.warnings());
    }

    /// How private subnets reach the internet, as far as that is known before the zones are.
    private NatDraft natInMind() {
        NatDraft before = context.previous().map(layout -> NatDraft.of(layout.nat())).orElse(NatDraft.DEFAULT);
        return typed.nat() == null ? before : typed.nat().orElse(before);
    }

    /// Where the network is.
    private record Places(List<String> zones, List<SubnetLayout> subnets) {}

    private LayoutDraft leftOut(List<String> offered) {
        List<String> zones = typed.zones() == null ? offered : typed.zones();
        return context.previous()
                .map(LayoutDraft::of)
                .orElseGet(() -> {
                    LayoutDraft defaults = LayoutDraft.defaults(zones);
                    return new LayoutDraft(
                            null,
                            defaults.cidr(),
                            defaults.zones(),
                            defaults.subnets(),
                            defaults.nat(),
                            defaults.egress(),
                            defaults.sshSources(),
                            defaults.mode());
                });
    }

    private Optional<Places> places(
            LayoutDraft draft, List<String> offered, Optional<Cidr> cidr, Optional<NatMode> mode) {
        List<SubnetDraft> subnets = draft.subnets() == null ? List.of() : draft.subnets();
        List<SubnetLayout> before = context.previous().map(NetworkLayout::subnets).orElse(List.of());
        var zoneRules = new ZoneRules(findings, context.region(), offered);
        Optional<List<String>> zones =
                draft.zones() == null
                        ? Optional.of(
                                zoneRules.ofSubnets(
                                        subnets, context.previous().map(NetworkLayout::zones).orElse(List.of())))
                        : zoneRules.named(draft.zones(), mode);
        if (typed.subnets() == null && (cidr.isEmpty() || !fits(draft, cidr.get()))) {
            return Optional.empty();
        }
        var slots = new SubnetSlots(before, subnets);
        var rules = new SubnetRules(findings, cidr, zoneRules, zones);
        return rules.check(subnets, mode, slots).flatMap(checked -> zones.map(one -> new Places(one, checked)));
    }

    /// What can be said of the subnets while nobody knows the zones.
    private Optional<Places> nowhere(Optional<Cidr> cidr, Optional<NatMode> mode) {
        List<SubnetDraft> subnets = typed.subnets() == null ? List.of() : typed.subnets();
        new SubnetRules(findings, cidr, new ZoneRules(findings, context.region(), List.of()), Optional.empty())
                .check(subnets, mode, new SubnetSlots(List.of(), subnets));
        return Optional.empty();
    }

    /// Whether subnets that nobody named fit in a block that somebody did name.
    private boolean fits(LayoutDraft draft, Cidr cidr) {
        boolean fits =
                context.previous().isPresent()
                        || DefaultSubnets.in(cidr, draft.zones() == null ? 2 : draft.zones().size()).isPresent();
        if (!fits) {
            findings.error(
                    "cidr",
                    ("%s has no room for a public and a private subnet in each zone. "
                                    + "Give a larger block, for example 10.0.0.0/16, or name the subnets yourself.")
                            .formatted(cidr));
        }
        return fits;
    }
}
