package io.gatehouse.forwarding;

import io.gatehouse.network.FieldReader;
import io.gatehouse.network.Findings;
import io.gatehouse.network.Protocol;
import io.gatehouse.network.TakenPort;
import io.gatehouse.topology.PortRange;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules for the ports of a forward.
final class PortRules {

    private static final String EXTERNAL = "externalPort";
    private static final String TARGET = "targetPort";

    /// Each port that changes on its way is an entry of its own in the NAT instances' tables.
    private static final int MOST_SHIFTED = 1000;

    private static final int LAST_PORT = 65_535;
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})(?:\\s*[-–]\\s*(\\d{1,9}))?");

    private final Findings findings;

    PortRules(Findings findings) {
        this.findings = findings;
    }

    Optional<PortRange> external(@Nullable String typed) {
        return range(EXTERNAL, FieldReader.typed(typed), "51532");
    }

    /// Nothing typed means the ports outside; where those are wrong, they have their finding already.
    ///
    /// @param external the ports outside, if they are right
    Optional<PortRange> target(@Nullable String typed, Optional<PortRange> external) {
        String text = FieldReader.typed(typed);
        if (text.isEmpty()) {
            return external;
        }
        Optional<PortRange> target = range(TARGET, text, "1532");
        return target.filter(inside -> external.filter(outside -> !fits(outside, inside)).isEmpty());
    }

    private boolean fits(PortRange outside, PortRange inside) {
        if (outside.size() != inside.size()) {
            findings.error(
                    TARGET,
                    "%s and %s. Both must be equally many, for example %s for %s."
                            .formatted(
                                    count(outside, "outside"),
                                    count(inside, "inside"),
                                    example(outside, inside.from()),
                                    outside));
            return false;
        }
        if (outside.from() != inside.from() && outside.size() > MOST_SHIFTED) {
            findings.error(
                    TARGET,
                    "A range whose ports change on the way has at most %,d ports; this one has %,d. Use %s inside too, or a shorter range."
                            .formatted(MOST_SHIFTED, outside.size(), outside));
            return false;
        }
        return true;
    }

    private static String count(PortRange range, String where) {
        return "%s %s is %s"
                .formatted(range, where, range.size() == 1 ? "1 port" : "%,d ports".formatted(range.size()));
    }

    private static PortRange example(PortRange outside, int from) {
        int start = Math.min(from, LAST_PORT - outside.size() + 1);
        return new PortRange(start, start + outside.size() - 1);
    }

    private Optional<PortRange> range(String field, String text, String example) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            findings.error(
                    field,
                    text.isEmpty()
                            ? "Write a port or a range of ports, for example %s or 5514-5516.".formatted(example)
                            : "%s is no port. Write one from 1 to 65535 or a range of them, for example %s or 5514-5516."
                                    .formatted(FieldReader.echo(text), example));
            return Optional.empty();
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
        if (from < 1 || from > LAST_PORT || to < 1 || to > LAST_PORT) {
            findings.error(
                    field,
                    "%d is no port. Ports go from 1 to 65535, for example %s."
                            .formatted(from < 1 || from > LAST_PORT ? from : to, example));
            return Optional.empty();
        }
        if (from > to) {
            findings.error(field, "The range runs backwards. Write the lower port first: %d-%d.".formatted(to, from));
            return Optional.empty();
        }
        return Optional.of(new PortRange(from, to));
    }

    /// What the NAT instances use themselves cannot be published on them.
    boolean leavesAlone(Protocol protocol, PortRange external, List<TakenPort> taken) {
        Optional<TakenPort> conflict = taken.stream().filter(one -> one.overlaps(protocol, external)).findFirst();
        conflict.ifPresent(one ->
                findings.error(
                        EXTERNAL,
                        "%s %s is needed on the NAT instances: %s. Choose another port, for example %d."
                                .formatted(protocol, one.ports(), one.user(), free(one.ports()))));
        return conflict.isEmpty();
    }

    private static int free(PortRange taken) {
        return 50_000 + taken.from() % 10_000;
    }

    /// An address, protocol and port leads to one place only.
    ///
    /// @param others the open forwards that are published on the same address
    boolean isFree(Protocol protocol, PortRange external, String address, List<Forward> others) {
        Optional<Forward> same =
                others.stream()
                        .filter(other -> other.protocol() == protocol && other.externalPorts().overlaps(external))
                        .findFirst();
        same.ifPresent(other ->
                findings.error(
                        EXTERNAL,
                        "%s %s on the address of %s leads to %s:%s already (forward %s). Choose another port%s."
                                .formatted(
                                        protocol,
                                        other.externalPorts(),
                                        address,
                                        other.targetAddress(),
                                        other.targetPorts(),
                                        FieldReader.echo(other.name()),
                                        another(external, protocol, others))));
        return same.isEmpty();
    }

    private static String another(PortRange wanted, Protocol protocol, List<Forward> others) {
        for (int from = wanted.from() + 1; from + wanted.size() - 1 <= LAST_PORT; from++) {
            var candidate = new PortRange(from, from + wanted.size() - 1);
            if (others.stream()
                    .noneMatch(other -> other.protocol() == protocol && other.externalPorts().overlaps(candidate))) {
                return ", for example " + candidate;
            }
        }
        return "";
    }
}
