package io.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloudFailureTest {

    @ParameterizedTest
    @EnumSource
    void everyReasonSaysWhatItMeansAndWhatToDo(Reason reason) {
        assertThat(reason.advice()).matches("[A-Z][^.]*\\. [A-Z][^.]*\\.");
        assertThat(failure(reason).sentence())
                .isEqualTo("ec2:CreateVpc failed. %s AWS said: no (Code).".formatted(reason.advice()));
    }

    @Test
    void noTwoReasonsSayTheSame() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::advice)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTriedAgainSaysSoWhileItIsTriedAndNotAfterwards(Reason reason) {
        assertThat(failure(reason).sentence()).doesNotContain("by itself");
        assertThat(failure(reason).tryingSentence().contains("Gatehouse tries again by itself."))
                .isEqualTo(failure(reason).mayPass());
    }

    @ParameterizedTest
    @EnumSource(names = {"ALREADY_EXISTS", "UNAUTHORIZED", "QUOTA", "INVALID"})
    void whatOnlyAPersonCanHelpIsNotTriedAgain(Reason reason) {
        assertThat(reason.patience()).isEqualTo(Duration.ZERO);
        assertThat(failure(reason).mayPass()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NOT_FOUND",
                "DEPENDENCY_VIOLATION",
                "NOT_SAFE",
                "THROTTLED",
                "CREDENTIALS",
                "CAPACITY",
                "UNSEEN",
                "UNVERIFIED",
                "UNAVAILABLE"
            })
    void whatMayPassIsTriedAgainForMinutesAndNotForHours(Reason reason) {
        assertThat(reason.patience()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(10));
    }

    private static CloudFailure failure(Reason reason) {
        return new CloudFailure(reason, "ec2:CreateVpc", "Code", "no");
    }
}
