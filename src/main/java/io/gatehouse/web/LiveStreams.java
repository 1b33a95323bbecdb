package io.gatehouse.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The open streams of server-sent events, each with a thread that tells one browser what happens. They end when the
/// panel stops, so that nobody waits for them; browsers connect again by themselves.
@Component
public class LiveStreams {

    /// Browsers connect again after this; so a forgotten tab does not hold on for ever.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    /// Tells a browser what happens, until there is nothing more to tell or the stream is closed.
    @FunctionalInterface
    public interface Teller {
        void tell(Stream stream) throws IOException, InterruptedException;
    }

    /// What leads to one browser.
    public static final class Stream {

        private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        private volatile boolean open = true;

        /// Whether anybody still listens.
        public boolean isOpen() {
            return open;
        }

        /// Tells the browser something.
        ///
        /// @throws IOException when it has gone
        public void send(SseEmitter.SseEventBuilder event) throws IOException {
            emitter.send(event);
        }

        private void close() {
            open = false;
            emitter.complete();
        }
    }

    /// Opens a stream.
    ///
    /// @param name says in a thread dump what it is about
    public SseEmitter open(String name, Teller teller) {
        var stream = new Stream();
        open.add(stream);
        if (ending) {
            stream.close();
        }
        stream.emitter.onCompletion(() -> forget(stream));
        stream.emitter.onTimeout(() -> forget(stream));
        stream.emitter.onError(_ -> forget(stream));
        Thread.ofVirtual().name(name).start(() -> tell(stream, teller));
        return stream.emitter;
    }

    private void forget(Stream stream) {
        stream.open = false;
        open.remove(stream);
    }

    private void tell(Stream stream, Teller teller) {
        try {
            teller.tell(stream);
        } catch (IOException | IllegalStateException | DataAccessException | TransactionException e) {
            // The browser has gone, or the database: then the browser comes again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stream.close();
            open.remove(stream);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void endAll() {
        ending = true;
        open.forEach(Stream::close);
    }
}
