package io.gatehouse.telemetry.web;

import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.telemetry.Telemetry;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.web.LiveStreams;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells browsers when NAT instances have said something new. The database is asked, not this process: another replica
/// may have read it.
@Component
class NatStreams {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /// Silence changes the page too.
    private static final int TURNS_OF_SILENCE = 15;

    private final Telemetry telemetry;
    private final MemberCommands commands;
    private final LiveStreams streams;

    NatStreams(Telemetry telemetry, MemberCommands commands, LiveStreams streams) {
        this.telemetry = telemetry;
        this.commands = commands;
        this.streams = streams;
    }

    SseEmitter follow(NetworkId network) {
        return streams.open("nat-" + network + "-events", stream -> tell(network, stream));
    }

    private void tell(NetworkId network, LiveStreams.Stream stream) throws IOException, InterruptedException {
        List<Object> told = List.of();
        for (int silent = 0; stream.isOpen(); silent++) {
            List<Object> latest = latest(network);
            if (!latest.equals(told) || silent >= TURNS_OF_SILENCE) {
                stream.send(SseEmitter.event().name("progress").data(latest.hashCode()));
                told = latest;
                silent = 0;
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private List<Object> latest(NetworkId network) {
        return List.of(telemetry.members(network), telemetry.events(network, 1), commands.latest(network, 1));
    }
}
