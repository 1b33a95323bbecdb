package io.gatehouse.telemetry.web;

import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.telemetry.Telemetry;
import io.gatehouse.topology.NetworkId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells browsers when NAT instances have said something new. The database is asked, not this process: another replica
/// may have read it.
@Component
class NatStreams {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /// Silence changes the page too.
    private static final int TURNS_OF_SILENCE = 15;

    /// Browsers connect again after this; so a forgotten tab does not hold on for ever.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Telemetry telemetry;
    private final MemberCommands commands;

    NatStreams(Telemetry telemetry, MemberCommands commands) {
        this.telemetry = telemetry;
        this.commands = commands;
    }

    SseEmitter follow(NetworkId network) {
        var emitter = new SseEmitter(LONGEST.toMillis());
        var open = new AtomicBoolean(true);
        emitter.onCompletion(() -> open.set(false));
        emitter.onTimeout(() -> open.set(false));
        emitter.onError(_ -> open.set(false));
        Thread.ofVirtual().name("nat-" + network + "-events").start(() -> tell(network, emitter, open));
        return emitter;
    }

    private void tell(NetworkId network, SseEmitter emitter, AtomicBoolean open) {
        try {
            List<Object> told = List.of();
            for (int silent = 0; open.get(); silent++) {
                List<Object> latest = latest(network);
                if (!latest.equals(told) || silent >= TURNS_OF_SILENCE) {
                    emitter.send(SseEmitter.event().name("progress").data(latest.hashCode()));
                    told = latest;
                    silent = 0;
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (IOException | IllegalStateException e) {
            // The browser has gone.
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        }
    }

    private List<Object> latest(NetworkId network) {
        return List.of(telemetry.members(network), telemetry.events(network, 1), commands.latest(network, 1));
    }
}
