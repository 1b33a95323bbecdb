package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentLayoutsTest {

    private final List<String> read = new ArrayList<>();
    private final RecentLayouts layouts =
            new RecentLayouts(
                    2,
                    text -> {
                        read.add(text);
                        return Layouts.usual(NatMode.valueOf(text));
                    });

    @Test
    void aTextIsReadOnce() {
        assertThat(layouts.of("PAIR").nat().mode()).isEqualTo(NatMode.PAIR);
        assertThat(layouts.of("NONE").nat().mode()).isEqualTo(NatMode.NONE);
        assertThat(layouts.of("PAIR")).isSameAs(layouts.of("PAIR"));
        assertThat(read).containsExactly("PAIR", "NONE");
    }

    @Test
    void whatWasAskedForLongestAgoIsReadAnew() {
        layouts.of("PAIR");
        layouts.of("NONE");
        layouts.of("PAIR");
        layouts.of("SINGLE");
        layouts.of("PAIR");
        layouts.of("NONE");
        assertThat(read).containsExactly("PAIR", "NONE", "SINGLE", "NONE");
    }
}
