package io.gatehouse.appliance;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Tags;
import io.gatehouse.forwarding.ForwardingDesiredState;
import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.NetworkResources;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.Tagged;
import io.gatehouse.topology.Traffic;
import io.gatehouse.topology.UserData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// Writes down, for the lab, the resources of a network as Gatehouse wants them, and the user data and bundles of its
/// NAT instances: what the lab makes of them is then what Gatehouse would make.
final class LabNetwork {

    private static final InstallationId INSTALLATION = Layouts.PLACE.installation();
    private static final String REGION = Layouts.PLACE.region();

    /// Keys, addresses, traffic and peers are one word each: their text.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Ref.class, ToStringSerializer.instance)
                                    .addSerializer(Ipv4.class, ToStringSerializer.instance)
                                    .addSerializer(Cidr.class, ToStringSerializer.instance)
                                    .addSerializer(Traffic.class, ToStringSerializer.instance)
                                    .addSerializer(Peer.class, ToStringSerializer.instance)
                                    .addSerializer(UserData.class, ToStringSerializer.instance))
                    .build();

    private LabNetwork() {}

    /// Writes `network.json` and, for each NAT instance, `<slot>.user-data` and `<slot>.tar.gz`, its bundle.
    static void write(Path directory, NetworkLayout layout, Tuning tuning) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("network.json"), JSON.writeValueAsString(describe(layout)));
        for (NatMember member : Layouts.members(layout)) {
            String userData = BootstrapUserData.of(Layouts.PLACE, member).text();
            Files.writeString(directory.resolve(member.slot() + ".user-data"), Objects.requireNonNull(userData));
        }
        for (var bundle : bundles(layout, tuning).entrySet()) {
            Files.write(directory.resolve(bundle.getKey() + ".tar.gz"), bundle.getValue().bytes());
        }
    }

    private static Map<String, Bundle> bundles(NetworkLayout layout, Tuning tuning) {
        return Bundles.of(Layouts.NETWORK, layout, forwards(layout), INSTALLATION, REGION, tuning);
    }

    private static List<PublishedForward> forwards(NetworkLayout layout) {
        return PublishedForward.of(Layouts.NETWORK, layout, LabForwards.atFirst());
    }

    private static Map<String, Object> describe(NetworkLayout layout) {
        return Map.of(
                "installation", INSTALLATION.value(),
                "network", Layouts.NETWORK.text(),
                "region", REGION,
                "cidr", layout.cidr().toString(),
                "resources", resources(layout).map(LabNetwork::describe).toList());
    }

    private static Stream<Resource> resources(NetworkLayout layout) {
        var network = new Network(Layouts.NETWORK, 1, 1, layout, false, Instant.EPOCH);
        return Stream.of(
                        NetworkResources.of(Layouts.NETWORK, layout, INSTALLATION),
                        ApplianceResources.of(
                                Layouts.NETWORK, layout, forwards(layout), Replacements.NONE, INSTALLATION, REGION),
                        ForwardingDesiredState.rules(network, LabForwards.all()))
                .flatMap(List::stream);
    }

    private static JsonNode describe(Resource resource) {
        ObjectNode node = JSON.valueToTree(resource);
        node.put("kind", resource.getClass().getSimpleName());
        if (resource instanceof Tagged tagged) {
            node.set("tags", JSON.valueToTree(Tags.of(INSTALLATION, tagged)));
        }
        return node;
    }
}
