package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClosedPolicyTest {

    private static final String BUCKET = "arn:aws:s3:::gatehouse-k3v7q2mzta-123456789012-eu-west-1";

    @Test
    void itDeniesWhatHasNoTlsAndAllowsNothing() {
        assertThat(ClosedPolicy.ofBucket(BUCKET))
                .isEqualTo(
                        """
                        {"Version":"2012-10-17","Statement":[{"Sid":"TlsOnly","Effect":"Deny","Principal":"*",\
                        "Action":"s3:*","Resource":["%1$s","%1$s/*"],\
                        "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}\
                        """
                                .formatted(BUCKET));
        assertThat(ClosedPolicy.ofQueue("arn:aws:sqs:eu-west-1:123456789012:gatehouse-k3v7q2mzta"))
                .contains("\"Effect\":\"Deny\"", "\"Action\":\"sqs:*\"")
                .doesNotContain("Allow");
    }

    @Test
    void theSameWithOtherSpacesIsTheSameAndAnythingElseIsNot() {
        String wanted = ClosedPolicy.ofBucket(BUCKET);

        assertThat(ClosedPolicy.says(wanted.replace(",", " ,\n"), wanted)).isTrue();
        assertThat(ClosedPolicy.says(wanted.replace("Deny", "Allow"), wanted)).isFalse();
        assertThat(ClosedPolicy.says("", wanted)).isFalse();
        assertThat(ClosedPolicy.says("not JSON", wanted)).isFalse();
    }

    @Test
    void whereNoneIsWantedAnyIsTooMany() {
        assertThat(ClosedPolicy.says("", "")).isTrue();
        assertThat(ClosedPolicy.says(ClosedPolicy.ofBucket(BUCKET), "")).isFalse();
    }
}
