package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.AccountRegion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The policy that people are told to give to the panel.
class PanelPolicyTest {

    private static final Pattern POLICY = Pattern.compile("```json\\n(\\{.*?\\n\\})\\n```", Pattern.DOTALL);

    @Test
    void itGrantsWhatTheAdapterCallsAndNothingElse() {
        assertThat(PanelPolicy.load().actions()).containsExactlyElementsOf(called());
    }

    @Test
    void theReadmeShowsThePolicyThatPeopleDownload() throws Exception {
        var found = POLICY.matcher(Files.readString(Path.of("README.md")));
        assertThat(found.find()).isTrue();
        assertThat(found.group(1)).isEqualTo(PanelPolicy.load().text().strip());
    }

    static SortedSet<String> called() {
        var where = new AccountConnection(new AccountRegion(1, AwsOnMoto.REGION), CloudKind.AWS, null, null);
        var clients = AwsOnMoto.at(URI.create("http://127.0.0.1:1")).factory().connect(where);
        var installation = new InstallationId("aaaaaaaaaa");
        return AwsHandlers.of(clients, installation, new ChannelPlace(clients, installation, AwsOnMoto.REGION))
                .iamActions();
    }
}
