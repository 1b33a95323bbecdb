package io.gatehouse.reconcile.web;

import io.gatehouse.reconcile.RunView;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.web.LiveStreams;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells browsers when a run has come further. The database is asked, not this process: the run may be executed by
/// another replica.
@Component
class RunStreams {

    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private final Runs runs;
    private final LiveStreams streams;

    RunStreams(Runs runs, LiveStreams streams) {
        this.runs = runs;
        this.streams = streams;
    }

    SseEmitter follow(RunView run) {
        return streams.open("run-" + run.id() + "-events", stream -> tell(run.id(), stream));
    }

    private void tell(long runId, LiveStreams.Stream stream) throws IOException, InterruptedException {
        long told = -1;
        while (stream.isOpen()) {
            long latest = runs.lastEntry(runId);
            if (latest != told) {
                stream.send(SseEmitter.event().name("progress").id(Long.toString(latest)).data(latest));
                told = latest;
            }
            if (runs.isOver(runId)) {
                stream.send(SseEmitter.event().name("progress").data("end"));
                stream.send(SseEmitter.event().name("end").data("end"));
                return;
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
