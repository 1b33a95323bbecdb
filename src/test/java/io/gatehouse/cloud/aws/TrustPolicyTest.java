package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {

    @Test
    void whatIsWrittenIsReadBack() {
        String written = TrustPolicy.write("ec2.amazonaws.com");

        assertThat(TrustPolicy.read(written)).isEqualTo("ec2.amazonaws.com");
        assertThat(TrustPolicy.read(URLEncoder.encode(written, StandardCharsets.UTF_8))).isEqualTo("ec2.amazonaws.com");
    }

    @Test
    void oneServiceInAListIsThatService() {
        assertThat(
                        TrustPolicy.read(
                                """
                                {"Version": "2012-10-17", "Statement": [{"Sid": "", "Effect": "Allow",
                                  "Principal": {"Service": ["ec2.amazonaws.com"]}, "Action": ["sts:AssumeRole"]}]}
                                """))
                .isEqualTo("ec2.amazonaws.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"Service": ["ec2.amazonaws.com", "lambda.amazonaws.com"]}, "Action": "sts:AssumeRole"}]}
                """,
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"Service": "ec2.amazonaws.com", "AWS": "123456789012"}, "Action": "sts:AssumeRole"}]}
                """,
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"},
                  {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}]}
                """,
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny",
                  "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
                """,
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole",
                  "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}}]}
                """,
                "{}",
                "not a policy"
            })
    void aPolicyThatSaysMoreOrSomethingElseIsNoService(String json) {
        assertThat(TrustPolicy.read(json)).isNotEmpty().isNotEqualTo("ec2.amazonaws.com");
    }
}
