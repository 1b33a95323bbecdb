package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.model.Tag;

class IamNamesTest {

    private static final InstallationId INSTALLATION = new InstallationId("k3v7q2mzta");
    private static final ResourceKey KEY = new ResourceKey(new NetworkId(7), ResourceKind.INSTANCE_PROFILE, "nat");

    @Test
    void aPathSaysWhoseAThingIs() {
        String path = IamPath.of(INSTALLATION, KEY);

        assertThat(path).isEqualTo("/gatehouse/k3v7q2mzta/n7/nat/");
        assertThat(IamPath.key(INSTALLATION, ResourceKind.INSTANCE_PROFILE, path)).contains(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/gatehouse/",
                "/gatehouse/k3v7q2mzta/",
                "/gatehouse/k3v7q2mzta/n7/",
                "/gatehouse/k3v7q2mzta/n7",
                "/gatehouse/k3v7q2mzta/elsewhere/nat/",
                "/gatehouse/aaaaaaaaaa/n7/nat/"
            })
    void anyOtherPathSaysNothing(String path) {
        assertThat(IamPath.key(INSTALLATION, ResourceKind.INSTANCE_PROFILE, path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "office nat",
                "Büro (Süd), 2. Stock & Keller",
                "a=b",
                "=28=",
                "100 % <b>\"quoted\"</b>",
                "東京 🗼",
                "under_score.dot:colon/slash+plus-minus@at",
                ""
            })
    void everyNameComesBackAsItWas(String name) {
        var written = IamTags.write(Map.of("Name", name));

        assertThat(written).extracting(Tag::value).allMatch(value -> value.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*"));
        assertThat(IamTags.read(written)).isEqualTo(Map.of("Name", name));
    }

    @Test
    void aNameThatIamTakesIsWrittenAsItIs() {
        assertThat(IamTags.write(Map.of("Name", "office nat-a_1.2:3/4+5@6")))
                .extracting(Tag::value)
                .containsExactly("office nat-a_1.2:3/4+5@6");
    }
}
