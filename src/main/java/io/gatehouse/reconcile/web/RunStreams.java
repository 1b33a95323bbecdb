package io.gatehouse.reconcile.web;

import io.gatehouse.reconcile.RunView;
import io.gatehouse.reconcile.Runs;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells browsers when a run has come further. The database is asked, not this process: the run may be executed by
/// another replica.
@Component
class RunStreams {

    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    /// Browsers connect again after this; so a forgotten tab does not hold on for ever.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Runs runs;

    RunStreams(Runs runs) {
        this.runs = runs;
    }

    SseEmitter follow(RunView run) {
        var emitter = new SseEmitter(LONGEST.toMillis());
        var open = new AtomicBoolean(true);
        emitter.onCompletion(() -> open.set(false));
        emitter.onTimeout(() -> open.set(false));
        emitter.onError(_ -> open.set(false));
        Thread.ofVirtual().name("run-" + run.id() + "-events").start(() -> tell(run.id(), emitter, open));
        return emitter;
    }

    private void tell(long runId, SseEmitter emitter, AtomicBoolean open) {
        try {
            long told = -1;
            while (open.get()) {
                long latest = runs.lastEntry(runId);
                if (latest != told) {
                    emitter.send(SseEmitter.event().name("progress").id(Long.toString(latest)).data(latest));
                    told = latest;
                }
                if (runs.isOver(runId)) {
                    emitter.send(SseEmitter.event().name("progress").data("end"));
                    emitter.send(SseEmitter.event().name("end").data("end"));
                    emitter.complete();
                    return;
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
}
