package io.gatehouse.network.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.SubnetDraft;
import io.gatehouse.topology.Cidr;
import io.gatehouse.web.CidrBar;
import io.gatehouse.web.CidrBar.Part;
import io.gatehouse.web.CidrBar.Use;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CidrBarsTest {

    @Test
    void smallSubnetsAreCountedInTheirSixteenthOfTheBlock() {
        var bar = bar(LayoutDraft.defaults(List.of("a", "b")));

        assertThat(bar.first()).isEqualTo("10.0.0.0");
        assertThat(bar.last()).isEqualTo("10.0.255.255");
        assertThat(bar.parts().subList(0, 3))
                .containsExactly(
                        new Part(Use.PUBLIC, "2", 0, 3.125),
                        new Part(Use.PRIVATE, "2", 3.125, 3.125),
                        new Part(Use.FREE, "", 6.25, 6.25));
        assertThat(bar.parts()).hasSize(17);
        assertThat(bar.summary())
                .isEqualTo(
                        "10.0.0.0/16: 4 subnets take 1,024 of 65,536 addresses. The next free block is 10.0.4.0/24.");
    }

    @Test
    void largeSubnetsAreDrawnAsThemselves() {
        var bar = bar(inBlock("10.0.0.0/24", "10.0.0.0/26", "10.0.0.128/25"));

        assertThat(bar.parts())
                .filteredOn(part -> part.use() != Use.FREE)
                .containsExactly(new Part(Use.PUBLIC, "subnet 0", 0, 25), new Part(Use.PRIVATE, "subnet 1", 50, 50));
    }

    @Test
    void everyPartOfTheBlockIsDrawnOnceAsLongAsNothingOverlaps() {
        for (String vpc : List.of("10.0.0.0/16", "10.0.0.0/20", "10.0.0.0/26", "10.0.0.0/28")) {
            var bar = bar(LayoutDraft.defaults(List.of("a", "b"), Cidr.parse(vpc)));
            assertThat(bar.parts().stream().mapToDouble(Part::width).sum()).as(vpc).isCloseTo(100, within(1e-9));
        }
    }

    @Test
    void overlapsAreConflicts() {
        var bar = bar(inBlock("10.0.0.0/16", "10.0.0.0/24", "10.0.0.128/25", "10.0.64.0/18", "10.0.64.0/20"));

        assertThat(bar.parts())
                .filteredOn(part -> part.use() == Use.CONFLICT)
                .extracting(Part::label)
                .containsExactlyInAnyOrder("2", "subnet 2", "subnet 3");
        assertThat(bar.summary()).contains(", and some overlap.");
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        assertThat(CidrBars.of(inBlock("nonsense", "10.0.0.0/24"))).isEmpty();
        assertThat(bar(inBlock("10.0.0.0/16", "nonsense", "192.168.0.0/24")).summary())
                .startsWith("10.0.0.0/16: 0 subnets take 0 of");
    }

    private static CidrBar bar(LayoutDraft draft) {
        return CidrBars.of(draft).orElseThrow();
    }

    private static LayoutDraft inBlock(String vpc, String... subnets) {
        var drafts =
                Stream.iterate(0, i -> i < subnets.length, i -> i + 1)
                        .map(i ->
                                new SubnetDraft(
                                        null, "subnet " + i, "a", subnets[i], i % 2 == 0 ? "PUBLIC" : "PRIVATE"))
                        .toList();
        return new LayoutDraft("x", vpc, null, drafts, null, null, null, null);
    }
}
