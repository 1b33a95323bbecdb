package io.gatehouse.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.network.Finding;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Layouts;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.SubnetDraft;
import io.gatehouse.network.web.TopologyPicture.Box;
import io.gatehouse.network.web.TopologyPicture.Label;
import io.gatehouse.network.web.TopologyPicture.Mark;
import io.gatehouse.topology.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopologyDrawingTest {

    private static final TopologyView.Links NO_LINKS = (_, _) -> Optional.empty();
    private static final TopologyView.Marks NO_MARKS = (_, _) -> Optional.empty();

    @Test
    void aPairIsDrawnWithAMemberInEachZoneThatWatchesTheOther() {
        var picture = saved(NatMode.PAIR);

        assertThat(picture.zones()).extracting(Box::title).containsExactly("eu-west-1a", "eu-west-1b");
        assertThat(picture.labels())
                .extracting(Label::text)
                .contains("nat-a", "10.0.0.5 + EIP", "nat-b", "10.0.2.5 + EIP", "watch", "0.0.0.0/0 → nat-b");
        assertThat(picture.flows()).hasSize(4);
        assertThat(picture.summary())
                .isEqualTo(
                        "An internet gateway. eu-west-1a: public subnet public-a with NAT instance nat-a; private"
                                + " subnet private-a, routed through nat-a. eu-west-1b: public subnet public-b with NAT"
                                + " instance nat-b; private subnet private-b, routed through nat-b.");
    }

    @Test
    void aSingleInstanceCarriesTheOtherZoneToo() {
        var picture = saved(NatMode.SINGLE);

        assertThat(picture.labels()).extracting(Label::text).contains("nat-a").doesNotContain("nat-b", "watch");
        assertThat(picture.labels().stream().filter(label -> label.text().equals("0.0.0.0/0 → nat-a"))).hasSize(2);
        assertThat(picture.flows()).anyMatch(flow -> flow.d().contains("H"));
    }

    @Test
    void withoutNatThereIsNoWayOut() {
        var picture = saved(NatMode.NONE);

        assertThat(picture.flows()).isEmpty();
        assertThat(picture.labels()).extracting(Label::text).contains("no way to the internet");
        assertThat(picture.summary()).contains("private-a, without a way to the internet.");
    }

    @Test
    void aSubnetThatIsWrongIsMarkedInItsPlace() {
        var draft = LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b"));
        var picture =
                TopologyDrawing.draw(
                        TopologyView.of(draft, List.of(new Finding("subnets[2].cidr", "Overlaps.", Optional.empty()))));

        assertThat(picture.boxes().stream().filter(box -> box.classes().contains("is-bad")))
                .extracting(Box::title)
                .containsExactly("subnet public-b");
        assertThat(picture.boxes()).allMatch(box -> box.classes().contains("is-planned"));
    }

    @Test
    void statusesAreDrawnAsHueAndShapeAndSaidInWords() {
        var picture =
                TopologyDrawing.draw(
                        TopologyView.of(
                                Layouts.usual(NatMode.PAIR),
                                (kind, slot) -> Optional.of("/" + kind + "/" + slot),
                                (kind, slot) ->
                                        kind == ResourceKind.INSTANCE
                                                ? Optional.of(new Mark("bad", "not running"))
                                                : Optional.empty()));

        assertThat(picture.dots()).hasSize(2).allMatch(dot -> dot.classes().equals("dot is-bad"));
        assertThat(picture.boxes())
                .filteredOn(box -> box.title().equals("NAT instance nat-a: not running"))
                .singleElement()
                .satisfies(box -> assertThat(box.href()).contains("/INSTANCE/nat-a"));
    }

    @ParameterizedTest
    @EnumSource(NatMode.class)
    void nothingIsDrawnOutsideOfThePicture(NatMode mode) {
        var draft = LayoutDraft.of(Layouts.usual(mode));
        var subnets = new ArrayList<>(draft.subnets());
        for (int i = 0; i < 9; i++) {
            String tier = i % 3 == 0 ? "PUBLIC" : "PRIVATE";
            subnets.add(
                    new SubnetDraft(null, "x".repeat(40), i % 2 == 0 ? "a" : "b", "10.0.1%d.0/24".formatted(i), tier));
        }
        var picture = TopologyDrawing.draw(TopologyView.of(draft.withSubnets(subnets), List.of()));

        assertThat(picture.boxes())
                .allSatisfy(box -> {
                    assertThat(box.x()).isBetween(0, picture.width() - box.width());
                    assertThat(box.y()).isBetween(0, picture.height() - box.height());
                });
        assertThat(picture.labels())
                .allSatisfy(label -> {
                    assertThat(label.y()).isBetween(0, picture.height());
                    assertThat(label.text().length()).isLessThanOrEqualTo(24);
                });
        assertSubnetsAreApart(picture);
    }

    @Test
    void aDraftWithNothingInItIsDrawnToo() {
        var picture = TopologyDrawing.draw(TopologyView.of(LayoutDraft.empty(), List.of()));

        assertThat(picture.zones()).hasSize(1);
        assertThat(picture.boxes()).extracting(Box::title).containsExactly("internet gateway");
    }

    private static void assertSubnetsAreApart(TopologyPicture picture) {
        var subnets = picture.boxes().stream().filter(box -> box.title().startsWith("subnet")).toList();
        for (Box one : subnets) {
            for (Box other : subnets) {
                boolean apart =
                        one.x() + one.width() <= other.x()
                                || other.x() + other.width() <= one.x()
                                || one.y() + one.height() <= other.y()
                                || other.y() + other.height() <= one.y();
                assertThat(one == other || apart).as(one + " " + other).isTrue();
            }
        }
    }

    private static TopologyPicture saved(NatMode mode) {
        return TopologyDrawing.draw(TopologyView.of(Layouts.usual(mode), NO_LINKS, NO_MARKS));
    }
}
