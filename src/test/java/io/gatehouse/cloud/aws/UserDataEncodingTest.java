package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.UserData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class UserDataEncodingTest {

    @Test
    void whatFitsIsSentAsItIs() {
        String script = "#!/bin/sh\n" + "x".repeat(UserDataEncoding.MOST - 10);

        assertThat(new String(sent(script), StandardCharsets.UTF_8)).isEqualTo(script);
    }

    @Test
    void whatIsTooLongIsCompressed() throws IOException {
        String script = "#!/bin/sh\n" + "# a comment, wörtlich\n".repeat(2_000);

        byte[] sent = sent(script);

        assertThat(sent).hasSizeLessThanOrEqualTo(UserDataEncoding.MOST);
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(script);
        }
    }

    @Test
    void whatIsTooLongEvenThenIsRefused() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        String noise = random.ints(60_000, ' ', '~').mapToObj(Character::toString).collect(Collectors.joining());

        assertThatThrownBy(() -> sent(noise))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        e -> {
                            assertThat(e.failure().reason()).isEqualTo(Reason.INVALID);
                            assertThat(e.failure().message()).contains("60000 bytes").contains("AWS takes 16384");
                        });
    }

    private static byte[] sent(String text) {
        var network = new NetworkId(1);
        var key = new ResourceKey(network, ResourceKind.INSTANCE, "nat-a");
        var instance = new Instance(key, "nat-a", List.of(), null, "t4g.nano", "ami-1", UserData.of(text), true);
        var creation = PlanExecutor.action(Verb.CREATE, new Work.Create(instance));
        var batch = new Batch(network, List.of(creation), _ -> Optional.empty(), _ -> "token");
        return Base64.getDecoder().decode(UserDataEncoding.encode(Task.of(Instance.class, creation, batch)));
    }
}
