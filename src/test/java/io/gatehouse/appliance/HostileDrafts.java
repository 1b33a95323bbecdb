package io.gatehouse.appliance;

import io.gatehouse.network.Checked;
import io.gatehouse.network.FakeCatalog;
import io.gatehouse.network.LayoutContext;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.LayoutRules;
import io.gatehouse.network.NatDraft;
import io.gatehouse.network.SubnetDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Networks as somebody types them who would like to get something of their own into a file of a NAT instance.
final class HostileDrafts {

    private static final LayoutContext CONTEXT =
            new LayoutContext("eu-west-1", new FakeCatalog(), List.of(), Optional.empty());
    private static final List<String> PIECES =
            List.of(
                    "\n",
                    "\r\n",
                    "\"",
                    "'",
                    "`id`",
                    "$(reboot)",
                    "${IFS}",
                    "\\",
                    "{",
                    "}",
                    ";",
                    "#",
                    "\0",
                    " ",
                    "\t",
                    "}}",
                    "{{gateway}}",
                    "accept",
                    "include \"/etc/shadow\"",
                    "END",
                    "&&",
                    "|",
                    ">",
                    "<!--",
                    "@management@",
                    "ä",
                    "\u202E",
                    "/32",
                    "10.0.0.0/8",
                    "::/0");

    private final RandomGenerator random;

    HostileDrafts(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// The next network, checked: some keep the rules, since not every field needs to be hostile at once.
    Checked next() {
        return LayoutRules.check(draft(), CONTEXT);
    }

    private LayoutDraft draft() {
        return new LayoutDraft(
                rarely("office-" + random.nextInt(100)),
                rarely("10.0.0.0/16"),
                null,
                subnets(),
                new NatDraft(rarely(pick("PAIR", "SINGLE")), rarely("t4g.nano"), rarely(""), List.of()),
                rarely(pick("ALL", "WEB")),
                IntStream.range(0, random.nextInt(4)).mapToObj(i -> rarely(block())).toList(),
                rarely("REVIEW"));
    }

    private List<SubnetDraft> subnets() {
        var subnets = new ArrayList<SubnetDraft>();
        int octet = random.nextInt(100);
        for (String zone : List.of("a", "b")) {
            subnets.add(subnet(zone, octet++, "PUBLIC"));
            for (int i = random.nextInt(3); i >= 0; i--) {
                subnets.add(subnet(zone, octet++, "PRIVATE"));
            }
        }
        return subnets;
    }

    private SubnetDraft subnet(String zone, int octet, String tier) {
        return new SubnetDraft(
                null,
                rarely("%s-%d".formatted(tier.toLowerCase(java.util.Locale.ROOT), octet)),
                rarely(zone),
                rarely("10.0.%d.0/24".formatted(octet)),
                rarely(tier));
    }

    private String block() {
        return "203.0.%d.%d/32".formatted(random.nextInt(256), random.nextInt(256));
    }

    /// The value; in one of a hundred cases something hostile, alone or around it.
    private String rarely(String value) {
        if (random.nextInt(100) > 0) {
            return value;
        }
        String hostile =
                random.ints(random.nextInt(1, 6), 0, PIECES.size()).mapToObj(PIECES::get).collect(Collectors.joining());
        return switch (random.nextInt(3)) {
            case 0 -> hostile;
            case 1 -> value + hostile;
            default -> hostile + value;
        };
    }

    private String pick(String one, String other) {
        return random.nextBoolean() ? one : other;
    }
}
