package io.gatehouse.testing;

import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Availability.Missing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The AWS emulator <a href="https://docs.getmoto.org">moto</a>: one server for all tests of a JVM, started by the first
 * test that asks and gone when the JVM is.
 *
 * <p>Looked for in this order: a Docker engine, a {@code python3} that has moto installed, and a Python environment of
 * its own, made once below the build directory.
 */
public final class Moto {

    /** The release that is used where none is installed. */
    static final String VERSION = "5.2.5";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI endpoint;

    Moto(URI endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * The server.
     *
     * @throws IllegalStateException if none can be had; annotate the test with {@link RequiresCapability}
     */
    public static Moto shared() {
        return availability().orThrow();
    }

    static Availability<Moto> availability() {
        return Started.MOTO;
    }

    /** Where it listens, on the loopback interface: what an AWS SDK takes as its endpoint override. */
    public URI endpoint() {
        return endpoint;
    }

    /** Forgets everything that was ever created, in every account and region. */
    public void reset() {
        var request =
                HttpRequest.newBuilder(endpoint.resolve("/moto-api/reset"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            var status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("moto answered " + status + " to a reset");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while resetting moto", e);
        }
    }

    private static Availability<Moto> start() {
        List<Supplier<Availability<URI>>> ways =
                List.of(MotoContainer::start, MotoProcess::startInstalled, MotoProcess::startFromOwnEnvironment);
        var reasons = new ArrayList<String>();
        for (var way : ways) {
            switch (way.get()) {
                case Available<URI>(var endpoint) -> {
                    return new Available<>(new Moto(endpoint));
                }
                case Missing<URI>(var reason) -> reasons.add(reason);
            }
        }
        return new Missing<>("moto cannot be started here (" + String.join("; ", reasons) + ")");
    }

    private static final class Started {
        static final Availability<Moto> MOTO = start();
    }
}
