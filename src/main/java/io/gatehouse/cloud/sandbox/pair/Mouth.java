package io.gatehouse.cloud.sandbox.pair;

import io.gatehouse.cloud.ChannelNames;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.sandbox.world.MemberEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Sends what members report, as the JSON of the real agent.
final class Mouth {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int VERSION = 1;
    private static final int PROBE = 150;
    private static final int ROUTES = 90;
    private static final int ADDRESS = 110;

    private final SandboxWorld world;
    private final String queue;

    Mouth(SandboxWorld world, InstallationId installation) {
        this.world = world;
        this.queue = new ChannelNames(installation).queue();
    }

    void beat(SimulatedMember member, List<String> carries, boolean hasPeer) {
        MemberEntry entry = member.entry();
        ObjectNode message = JSON.createObjectNode().put("kind", "heartbeat").put("agent", "sandbox");
        message.putObject("bundle").put("applied", entry.applied());
        carries.forEach(message.putArray("carries")::add);
        message.put("fit", !entry.maintenance());
        if (entry.maintenance()) {
            message.putArray("unfit").add("maintenance");
        }
        // Numbers that differ a little from beat to beat, and are the same for the same beat.
        double wave = (entry.seq() * 7 + member.id().hashCode()) % 10 / 10.0;
        message.putObject("egress").put("rttMs", 1.1 + wave).put("lossPercent", 0);
        if (hasPeer) {
            message.putObject("peer").put("rttMs", 0.5 + wave / 4).put("lossPercent", 0);
        }
        message.putObject("conntrack").put("used", (long) (120 * carries.size() + wave * 40)).put("max", 16_384);
        long bytes = entry.seq() * 80_000 * carries.size();
        message.putObject("traffic").put("bytesIn", bytes).put("bytesOut", bytes / 3);
        message.put("load", 0.02).put("clockOffsetMs", wave);
        send(member, message);
    }

    void event(SimulatedMember member, String event, @Nullable String identity, @Nullable String reason) {
        send(member, happening(event, identity, reason));
    }

    void moved(SimulatedMember member, String event, String identity, String reason) {
        ObjectNode message = happening(event, identity, reason);
        message.putObject("millis")
                .put("probe", PROBE)
                .put("routes", ROUTES)
                .put("address", ADDRESS)
                .put("total", PROBE + Math.max(ROUTES, ADDRESS));
        send(member, message);
    }

    private static ObjectNode happening(String event, @Nullable String identity, @Nullable String reason) {
        ObjectNode message = JSON.createObjectNode().put("kind", "event").put("event", event);
        if (identity != null) {
            message.put("identity", identity);
        }
        if (reason != null) {
            message.put("reason", reason);
        }
        return message;
    }

    void answer(SimulatedMember member, String command, boolean ok, String text) {
        send(
                member,
                JSON.createObjectNode().put("kind", "answer").put("command", command).put("ok", ok).put("text", text));
    }

    private void send(SimulatedMember member, ObjectNode message) {
        MemberEntry entry = world.members().change(member.id(), MemberEntry::spoken);
        message.put("v", VERSION)
                .put("network", member.network().text())
                .put("member", member.slot())
                .put("boot", entry.boot())
                .put("seq", entry.seq())
                .put("at", world.now().toString());
        if (world.queues().find(queue).isPresent()) {
            world.queues().send(queue, message.toString(), member.id());
        }
    }
}
