package io.gatehouse.forwarding;

import io.gatehouse.network.FieldReader;
import io.gatehouse.network.Finding;
import io.gatehouse.network.Findings;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.SubnetLayout;
import io.gatehouse.network.Tier;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.InvalidCidrException;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The rules for where a forward leads, and on whose address it is published.
///
/// @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html">reserved addresses</a>
final class TargetRules {

    private static final String TARGET = "targetAddress";
    private static final String PUBLISHED_ON = "publishedOn";
    private static final int RESERVED = 4;
    private static final int EXAMPLE = 20;

    private final Findings findings;
    private final NetworkLayout layout;
    private final List<NatMember> members;

    TargetRules(Findings findings, NetworkId network, NetworkLayout layout) {
        this.findings = findings;
        this.layout = layout;
        this.members = NatMembers.of(network, layout);
    }

    Optional<Ipv4> target(@Nullable String typed) {
        try {
            String text = FieldReader.typed(typed);
            if (text.isEmpty()) {
                findings.error(TARGET, "Write the address of a private host%s.".formatted(example()));
                return Optional.empty();
            }
            var address = new Ipv4(text);
            Optional<String> problem = problem(address);
            problem.ifPresent(words -> findings.error(TARGET, words));
            return problem.isEmpty() ? Optional.of(address) : Optional.empty();
        } catch (InvalidCidrException e) {
            findings.error(TARGET, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> problem(Ipv4 address) {
        Optional<SubnetLayout> subnet =
                layout.subnets(Tier.PRIVATE).stream().filter(one -> one.cidr().contains(address)).findFirst();
        if (subnet.isEmpty()) {
            return Optional.of(
                    "%s is in no private subnet of this network. Take a private host: %s."
                            .formatted(address, privateSubnets()));
        }
        Cidr block = subnet.get().cidr();
        boolean reserved =
                LongStream.concat(LongStream.range(0, RESERVED), LongStream.of(block.size() - 1))
                        .anyMatch(offset -> block.address(offset).equals(address));
        if (!reserved) {
            return Optional.empty();
        }
        return Optional.of(
                "AWS keeps the first four addresses and the last of every subnet: in %s, %s to %s and %s.%s"
                        .formatted(
                                block,
                                block.address(0),
                                block.address(RESERVED - 1L),
                                block.address(block.size() - 1),
                                " Take a host’s address" + example() + "."));
    }

    private String privateSubnets() {
        return layout.subnets(Tier.PRIVATE).stream()
                .map(subnet -> "%s (%s)".formatted(subnet.cidr(), subnet.name()))
                .collect(Collectors.joining(" or "));
    }

    private String example() {
        return layout.privateBlocks().stream()
                .findFirst()
                .map(block -> ", for example " + block.address(Math.min(EXAMPLE, block.size() - 2)))
                .orElse("");
    }

    /// @return the member that was chosen; empty for that of the target's zone. Empty as a whole when the choice is
    ///   wrong
    Optional<Optional<String>> publishedOn(@Nullable String typed) {
        String slot = FieldReader.typed(typed);
        if (members.isEmpty()) {
            findings.error(
                    PUBLISHED_ON,
                    "%s has no NAT instance, so nothing can be published. Give it one or a pair first."
                            .formatted(FieldReader.echo(layout.name())));
            return Optional.empty();
        }
        if (slot.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        if (members.stream().noneMatch(member -> member.slot().equals(slot))) {
            findings.error(
                    PUBLISHED_ON,
                    "Choose %s, or leave this empty for the address of the target’s own zone."
                            .formatted(members.stream().map(NatMember::slot).collect(Collectors.joining(" or "))));
            return Optional.empty();
        }
        return Optional.of(Optional.of(slot));
    }

    /// On whose address a forward would be published.
    Optional<String> identity(Ipv4 target, Optional<String> publishedOn) {
        return publishedOn.or(() -> PublishedForward.home(target, members).map(NatMember::slot));
    }

    /// What would be wrong with forwards in another layout.
    static List<Finding> conflicts(NetworkId network, NetworkLayout layout, List<Forward> forwards) {
        var all = new Findings();
        for (Forward forward : forwards) {
            var own = new Findings();
            var rules = new TargetRules(own, network, layout);
            boolean published = rules.publishedOn(forward.publishedOn().orElse("")).isPresent();
            if (!published) {
                all.error(
                        "nat.mode",
                        "%s is published on a NAT instance that would be gone. Close or move it first."
                                .formatted(title(forward)));
            } else if (rules.target(forward.targetAddress().text()).isEmpty()) {
                all.error(
                        "subnets",
                        "%s leads to a host that would be in no private subnet: %s Close or move it first."
                                .formatted(title(forward), own.errors().getFirst().message()));
            }
        }
        return all.errors();
    }

    private static String title(Forward forward) {
        return "Port forward %s (%s)".formatted(FieldReader.echo(forward.name()), forward.words());
    }
}
