package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.planning.Action;
import io.gatehouse.reconcile.JournalEntry.Phase;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientTokensTest {

    private static final Action.Id CREATE =
            new Action.Id(new ResourceKey(new NetworkId(1), ResourceKind.INSTANCE, "nat-a"), Action.Verb.CREATE);

    private final ClientTokens first = new ClientTokens("installation/1");

    @Test
    void whatMayStillBeThereIsAskedForWithTheSameToken() {
        assertThat(after(line(Phase.INTENDED, null))).isEqualTo(first.of(CREATE));
        assertThat(after(line(Phase.UNKNOWN, null))).isEqualTo(first.of(CREATE));
        assertThat(after(line(Phase.WAITING, "i-1"), line(Phase.RETRYING, null))).isEqualTo(first.of(CREATE));
        assertThat(after(line(Phase.FAILED, null))).as("nothing was made").isEqualTo(first.of(CREATE));
    }

    @Test
    void whatWasMadeAndHasGoneIsMadeWithAnotherToken() {
        String second = after(line(Phase.WAITING, "i-1"), line(Phase.APPLIED, "i-1"));
        String third = after(line(Phase.APPLIED, "i-1"), line(Phase.WAITING, "i-2"), line(Phase.FAILED, null));
        assertThat(List.of(first.of(CREATE), second, third)).doesNotHaveDuplicates();
    }

    @Test
    void whatWasWrittenTwiceByTwoPanelsIsOneThing() {
        assertThat(after(line(Phase.APPLIED, "i-1"), line(Phase.APPLIED, "i-1")))
                .isEqualTo(after(line(Phase.APPLIED, "i-1")));
    }

    @Test
    void everyRunHasItsOwn() {
        assertThat(new ClientTokens("installation/2").of(CREATE)).isNotEqualTo(first.of(CREATE)).hasSizeLessThan(65);
    }

    private String after(JournalEntry... lines) {
        return first.after(List.of(lines)).of(CREATE);
    }

    private static JournalEntry line(Phase phase, @Nullable String id) {
        return new JournalEntry(CREATE, phase, 1, id == null ? null : new AwsId(id), null);
    }
}
