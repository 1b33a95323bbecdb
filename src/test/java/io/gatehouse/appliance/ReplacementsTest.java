package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Generation;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.UserData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacementsTest {

    private static final ResourceKey KEY = new NetworkKeys(new NetworkId(7)).natInstance("nat-a");

    private final ReplacementsPart part = new ReplacementsPart();

    @Test
    void whatIsWrittenIsRead() {
        Replacements wishes = Replacements.NONE.with("nat-b", 3).with("nat-a", 17).with("nat-b", 18);

        assertThat(wishes).hasToString("nat-a 17\nnat-b 18");
        assertThat(Replacements.read(wishes.toString())).isEqualTo(wishes);
        assertThat(Replacements.read("").generationOf("nat-a")).isEqualTo(Generation.FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nat-a", "nat-a -1", "nat-a 1 2", "nat-a 99999999999999999999", "vpc 3", "nat-a\u00003"})
    void whatIsNoWishIsPassedOver(String text) {
        assertThat(Replacements.read(text)).isEqualTo(Replacements.NONE);
    }

    @Test
    void theHistorySaysWhatIsMadeAnewAndOnlyThatIsTouched() {
        var network = new Network(new NetworkId(7), 1, 3, mock(), false, Instant.EPOCH);

        assertThat(part.differences("nat-b 2", "nat-a 3\nnat-b 2"))
                .containsExactly(
                        new Difference(
                                "Instance of nat-a", "first", "asked for in revision 3", Difference.Effect.REPLACE));
        assertThat(part.touches(network, "nat-b 2", "nat-a 3\nnat-b 2")).containsExactly(KEY);
        assertThat(part.differences("nat-b 2", "nat-b 2")).isEmpty();
        assertThat(part.touches(network, "nat-b 2", "")).hasSize(1);
    }

    @Test
    void aMachineOfAnEarlierGenerationIsReplacedAndOneOfALaterIsNot() {
        assertThat(of(17).differences(of(0)))
                .containsExactly(
                        new Difference("generation", "first", "asked for in revision 17", Difference.Effect.REPLACE));
        assertThat(of(17).differences(of(17))).isEmpty();
        assertThat(of(0).differences(of(17))).isEmpty();
        assertThat(of(0).marks()).containsOnlyKeys(Instance.USER_DATA_MARK);
        assertThat(of(17).marks()).contains(Map.entry(Instance.GENERATION_MARK, "17"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-3", "1e3", "99999999999999999999"})
    void aMarkThatSomebodySpoiltIsTheFirstGeneration(String mark) {
        assertThat(Generation.ofMark(mark)).isEqualTo(Generation.FIRST);
    }

    private static Instance of(long generation) {
        return new Instance(
                KEY, "nat-a", List.of(), null, "t4g.nano", "ami-1", UserData.of(""), new Generation(generation), true);
    }
}
