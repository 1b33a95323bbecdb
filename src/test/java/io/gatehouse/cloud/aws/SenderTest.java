package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.topology.AwsId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who AWS says has sent a message.
class SenderTest {

    @Test
    void theRoleOfAnInstanceNamesTheInstance() {
        assertThat(AwsChannel.instance("AROA1B2C3D4E5F6G7H8I9:i-0123456789abcdef0"))
                .contains(new AwsId("i-0123456789abcdef0"));
    }

    /// A user, an account, a role that a person has taken, a session that is named to look like an instance.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AIDAIT2UOQQY3AUEKVGXU",
                "123456789012",
                "AROA1B2C3D4E5F6G7H8I9:ines",
                "AIDAIT2UOQQY3AUEKVGXU:i-0123456789abcdef0",
                "AROA1B2C3D4E5F6G7H8I9:i-0123456789abcdef0:i-0123456789abcdef1"
            })
    void whatIsNoInstanceNamesNone(String sender) {
        assertThat(AwsChannel.instance(sender)).isEmpty();
    }
}
