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
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The policy that the README tells people to give to the panel.
class PanelPolicyTest {

    private static final Pattern POLICY = Pattern.compile("```json\\n(\\{.*?\\n\\})\\n```", Pattern.DOTALL);

    @Test
    void theReadmeGrantsWhatTheAdapterCallsAndNothingElse() throws Exception {
        var found = POLICY.matcher(Files.readString(Path.of("README.md")));
        assertThat(found.find()).isTrue();
        var granted = new TreeSet<String>();
        for (JsonNode statement : new JsonMapper().readTree(found.group(1)).path("Statement")) {
            JsonNode action = statement.path("Action");
            if (action.isString()) {
                granted.add(action.asString());
            } else {
                action.forEach(one -> granted.add(one.asString()));
            }
        }
        assertThat(granted).containsExactlyElementsOf(called());
    }

    static SortedSet<String> called() {
        var where = new AccountConnection(new AccountRegion(1, AwsOnMoto.REGION), CloudKind.AWS, null, null);
        var clients = AwsOnMoto.at(URI.create("http://127.0.0.1:1")).factory().connect(where);
        var installation = new InstallationId("aaaaaaaaaa");
        return AwsHandlers.of(clients, installation, new ChannelPlace(clients, installation, AwsOnMoto.REGION))
                .iamActions();
    }
}
