package io.gatehouse.network.web;

import io.gatehouse.network.Finding;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.NatDraft;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.SubnetDraft;
import io.gatehouse.network.Tier;
import io.gatehouse.network.web.TopologyPicture.Mark;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.InvalidCidrException;
import io.gatehouse.topology.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a drawing of a network shows, right or wrong as it may be typed so far.
///
/// @param zones from left to right, one or two
/// @param mode with how many NAT instances
/// @param planned whether it is not in AWS yet
/// @param links where the boxes lead
/// @param marks how its resources are doing
/// @param carriers the slots of the NAT instances that were seen to carry a zone, by the zone's letter; where none was
///   seen, the zone's own is drawn
record TopologyView(
        List<Zone> zones, NatMode mode, boolean planned, Links links, Marks marks, Map<String, String> carriers) {

    private static final int IDENTITY = 5;

    /// Where the boxes of a drawing lead.
    @FunctionalInterface
    interface Links {

        /// The address of the page about a resource; empty when there is none.
        Optional<String> to(ResourceKind kind, String slot);
    }

    /// How the resources of a network are doing.
    @FunctionalInterface
    interface Marks {

        /// How a resource is doing; empty when that is not known.
        Optional<Mark> of(ResourceKind kind, String slot);
    }

    /// One zone.
    ///
    /// @param letter `a` or `b`
    /// @param member the NAT instance in it; empty for none
    record Zone(
            String letter,
            String name,
            List<Subnet> publicSubnets,
            List<Subnet> privateSubnets,
            Optional<Member> member) {}

    /// One subnet.
    record Subnet(String slot, String name, String cidr, boolean faulty) {}

    /// One NAT instance.
    ///
    /// @param address its identity address; empty when its subnet is not right
    record Member(String slot, String address) {}

    /// A draft, with what is wrong in it marked.
    static TopologyView of(LayoutDraft draft, List<Finding> errors) {
        return new Reader(draft, errors).view(true, (_, _) -> Optional.empty(), (_, _) -> Optional.empty());
    }

    /// A network that was saved.
    static TopologyView of(NetworkLayout layout, Links links, Marks marks) {
        return new Reader(LayoutDraft.of(layout), List.of()).view(false, links, marks);
    }

    /// The same, carried as it was seen.
    TopologyView carriedBy(Map<String, String> seen) {
        return new TopologyView(zones, mode, planned, links, marks, Map.copyOf(seen));
    }

    /// The same, as something that is not in AWS yet, or no more.
    TopologyView planned(boolean notThere) {
        return new TopologyView(zones, mode, notThere, links, marks, carriers);
    }

    /// The slot of the NAT instance that carries a zone's private subnets; empty without NAT.
    Optional<String> carrier(Zone zone) {
        return home(zone).map(own -> carriers.getOrDefault(zone.letter(), own));
    }

    /// Whether another NAT instance than usual carries a zone's private subnets.
    boolean moved(Zone zone) {
        return !carrier(zone).equals(home(zone));
    }

    private Optional<String> home(Zone zone) {
        return switch (mode) {
            case PAIR -> Optional.of("nat-" + zone.letter());
            case SINGLE -> Optional.of("nat-a");
            case NONE -> Optional.empty();
        };
    }

    private record Reader(LayoutDraft draft, List<Finding> errors) {

        TopologyView view(boolean planned, Links links, Marks marks) {
            NatMode mode = mode();
            List<String> names = draft.zones() == null ? List.of() : draft.zones();
            var zones = new ArrayList<Zone>();
            int count = Math.clamp(names.size() > 1 && text(names.get(1)).isEmpty() ? 1 : names.size(), 1, 2);
            for (int i = 0; i < count; i++) {
                String letter = i == 0 ? "a" : "b";
                String name = i < names.size() ? text(names.get(i)) : "";
                List<Subnet> publicSubnets = subnets(Tier.PUBLIC, letter, name);
                boolean has = i < mode.instances();
                Optional<Member> member =
                        has ? publicSubnets.stream().findFirst().map(one -> member(letter, one)) : Optional.empty();
                zones.add(
                        new Zone(
                                letter,
                                name.isEmpty() ? "zone " + letter : name,
                                publicSubnets,
                                subnets(Tier.PRIVATE, letter, name),
                                member));
            }
            return new TopologyView(List.copyOf(zones), mode, planned, links, marks, Map.of());
        }

        private NatMode mode() {
            NatDraft nat = draft.nat() == null ? NatDraft.DEFAULT : draft.nat();
            String typed = text(nat.mode()).toUpperCase(Locale.ROOT);
            return List.of(NatMode.values()).stream()
                    .filter(mode -> mode.name().equals(typed))
                    .findFirst()
                    .orElse(NatMode.NONE);
        }

        private List<Subnet> subnets(Tier tier, String letter, String zone) {
            List<SubnetDraft> drafts = draft.subnets() == null ? List.of() : draft.subnets();
            var subnets = new ArrayList<Subnet>();
            for (int i = 0; i < drafts.size(); i++) {
                SubnetDraft one = drafts.get(i);
                String typed = text(one.zone());
                boolean here = typed.equals(letter) || !typed.isEmpty() && typed.equals(zone);
                if (here && text(one.tier()).equalsIgnoreCase(tier.name())) {
                    String field = "subnets[%d]".formatted(i);
                    boolean faulty = errors.stream().anyMatch(error -> error.isAbout(field));
                    subnets.add(new Subnet(slot(one), text(one.name()), text(one.cidr()), faulty));
                }
            }
            return List.copyOf(subnets);
        }

        private static Member member(String letter, Subnet subnet) {
            String address = subnet.faulty() ? "" : identityIn(subnet.cidr());
            return new Member("nat-" + letter, address);
        }

        private static String identityIn(String cidr) {
            try {
                Cidr block = Cidr.parse(cidr);
                return block.size() > IDENTITY ? block.address(IDENTITY).text() : "";
            } catch (InvalidCidrException e) {
                return "";
            }
        }

        private static String slot(SubnetDraft subnet) {
            return Objects.requireNonNullElse(subnet.slot(), text(subnet.name()));
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }
    }
}
