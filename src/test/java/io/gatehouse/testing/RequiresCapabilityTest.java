package io.gatehouse.testing;

import static io.gatehouse.testing.Capability.BROWSER;
import static io.gatehouse.testing.Capability.LAB;
import static io.gatehouse.testing.Capability.MOTO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Availability.Missing;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequiresCapabilityTest {

    @RequiresCapability({MOTO, LAB})
    private static final class NeedsMotoAndTheLab {}

    private static final class NeedsNothing {}

    @Test
    void aTestRunsWhereEverythingItNeedsIsHere() {
        var condition = new CapabilityCondition(Set.of(), _ -> new Available<>(true));

        assertThat(condition.evaluate(NeedsMotoAndTheLab.class).isDisabled()).isFalse();
    }

    @Test
    void aTestThatNeedsNothingNeverAsks() {
        var condition =
                new CapabilityCondition(
                        Set.of(MOTO),
                        _ -> {
                            throw new AssertionError("nobody needs to know");
                        });

        assertThat(condition.evaluate(NeedsNothing.class).isDisabled()).isFalse();
    }

    @Test
    void aTestIsSkippedWithTheReasonWhereSomethingIsMissing() {
        var condition = new CapabilityCondition(Set.of(BROWSER), RequiresCapabilityTest::onlyMoto);

        var result = condition.evaluate(NeedsMotoAndTheLab.class);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("needs LAB: there is no lab");
    }

    @Test
    void aTestFailsWithTheReasonWhereWhatIsMissingIsRequired() {
        var condition = new CapabilityCondition(Set.of(LAB), RequiresCapabilityTest::onlyMoto);

        assertThatThrownBy(() -> condition.evaluate(NeedsMotoAndTheLab.class))
                .hasMessage("GATEHOUSE_TESTS_REQUIRE names LAB, but there is no lab");
    }

    @Test
    void theListIsReadWithoutRegardToCaseAndSpaces() {
        assertThat(CapabilityCondition.parse(" moto, Browser,")).containsExactlyInAnyOrder(MOTO, BROWSER);
        assertThat(CapabilityCondition.parse("")).isEmpty();
    }

    @Test
    void aNameThatIsNoCapabilityIsRefused() {
        assertThatThrownBy(() -> CapabilityCondition.parse("motto")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Availability<?> onlyMoto(Capability capability) {
        return capability == MOTO ? new Available<>(true) : new Missing<>("there is no lab");
    }
}
