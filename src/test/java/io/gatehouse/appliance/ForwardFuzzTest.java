package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.forwarding.Books;
import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.forwarding.ForwardDraft;
import io.gatehouse.network.NatMode;
import io.gatehouse.testing.RunsBesideOthers;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever somebody types, a ruleset means what it says: a draft is refused, or it becomes addresses, ports and
/// numbers.
@RunsBesideOthers
class ForwardFuzzTest {

    private static final int DRAFTS = 2000;

    private static final List<String> PIECES =
            List.of(
                    "}",
                    "{",
                    ";",
                    "\n",
                    "\"",
                    "'",
                    "`",
                    "$(",
                    "|",
                    "\\",
                    "#",
                    " accept",
                    "0.0.0.0/0",
                    "10.0.1.20",
                    "tcp",
                    "203.0.113.0/28",
                    ",",
                    " . ",
                    ":",
                    "1",
                    "65535",
                    "-",
                    "–",
                    "\u0000",
                    "\u202e",
                    "{{identity}}",
                    "flush ruleset",
                    "include \"/etc/shadow\"",
                    "@private_subnets",
                    "é",
                    "𝟙",
                    "\t",
                    "/",
                    "0x7",
                    "elements = {");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aHostileDraftIsRefusedOrHarmless(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String skeleton = skeleton(ForwardBook.EMPTY);
        int taken = 0;
        for (int i = 0; i < DRAFTS; i++) {
            ForwardDraft draft = draft(random);
            Optional<ForwardBook> book = Books.tried(draft);
            if (book.isPresent()) {
                taken++;
                assertThat(skeleton(book.get())).as("seed %d: %s", seed, draft).isEqualTo(skeleton);
            }
        }
        assertThat(taken).as("some drafts are right but for a hostile comment").isPositive();
    }

    /// Half of the fields are as they should be, so that the others get as far as they can.
    private static ForwardDraft draft(RandomGenerator random) {
        return new ForwardDraft(
                some(random, "oracle"),
                some(random, "TCP"),
                some(random, "51532"),
                some(random, "10.0.1.20"),
                some(random, "1532"),
                List.of(some(random, "203.0.113.0/28")),
                random.nextBoolean(),
                some(random, ""),
                true,
                some(random, ""),
                hostile(random),
                hostile(random));
    }

    private static String some(RandomGenerator random, String right) {
        return random.nextInt(5) > 0 ? right : random.nextBoolean() ? hostile(random) : right + hostile(random);
    }

    private static String hostile(RandomGenerator random) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }

    /// The ruleset without the elements of its sets and maps, each of which must be made of addresses, ports and
    /// numbers.
    private static String skeleton(ForwardBook book) {
        var bundle = Layouts.bundles(Layouts.usual(NatMode.PAIR), book).get("nat-a");
        String ruleset = Unpacked.of(bundle).text("files/etc/gatehouse/nat.nft");
        return ruleset.replaceAll("elements = \\{\\n(( {12}[a-z0-9./: -]+,?\\n)+) {8}}", "");
    }
}
