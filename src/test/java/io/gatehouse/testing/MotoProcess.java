package io.gatehouse.testing;

import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Availability.Missing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Moto as a process of its own, run by Python. */
final class MotoProcess {

    private static final Path BUILD = Path.of("target");
    private static final Path ENVIRONMENT = BUILD.resolve("moto-venv").toAbsolutePath();
    private static final Path LOG = BUILD.resolve("moto-%d.log".formatted(ProcessHandle.current().pid()));
    private static final Duration INSTALLATION = Duration.ofMinutes(5);
    private static final Duration START = Duration.ofMinutes(3);

    /**
     * Ends the server when its standard input does, so that not even a killed JVM leaves it behind. A line in the log
     * for each request would take a tenth of its time.
     */
    private static final String SERVER =
            """
            import logging, os, sys, threading
            from moto.server import main

            def leave_with_parent():
                sys.stdin.buffer.read()
                os._exit(0)

            logging.getLogger("werkzeug").setLevel(logging.WARNING)
            threading.Thread(target=leave_with_parent, daemon=True).start()
            main(sys.argv[1:])
            """;

    private MotoProcess() {}

    static Availability<URI> startInstalled() {
        return start("python3");
    }

    static Availability<URI> startFromOwnEnvironment() {
        var python = ENVIRONMENT.resolve("bin/python").toString();
        return Availability.of(() -> {
            Optional<String> obstacle = makeEnvironment(python);
            return obstacle.isPresent() ? new Missing<>(obstacle.get()) : start(python);
        });
    }

    /**
     * Tests of several JVMs may want it at the same time; one makes it, and the others wait.
     *
     * @return why it cannot be made; empty when it is there
     */
    private static Optional<String> makeEnvironment(String python) {
        var lock = ENVIRONMENT.resolveSibling(ENVIRONMENT.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            var installed = ENVIRONMENT.resolve("moto-" + Moto.VERSION);
            if (!Files.exists(installed)) {
                var made =
                        Command.run(List.of("python3", "-m", "venv", "--clear", ENVIRONMENT.toString()), INSTALLATION);
                if (!made.succeeded()) {
                    return Optional.of("python3 cannot make an environment: " + made.lastLine());
                }
                var moto = "moto[server]==" + Moto.VERSION;
                var fetched = Command.run(List.of(python, "-m", "pip", "install", "--quiet", moto), INSTALLATION);
                if (!fetched.succeeded()) {
                    return Optional.of("pip cannot install " + moto + ": " + fetched.lastLine());
                }
                Files.createFile(installed);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("no environment for Python can be made: " + e);
        }
    }

    private static Availability<URI> start(String python) {
        try {
            Files.createDirectories(BUILD);
            var port = freePort();
            var process =
                    new ProcessBuilder(python, "-c", SERVER, "-H", "127.0.0.1", "-p", String.valueOf(port))
                            .redirectErrorStream(true)
                            .redirectOutput(LOG.toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-moto"));
            return awaitAnswer(python, process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException _) {
            return new Missing<>(python + " cannot be run");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Missing<>("interrupted");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Availability<URI> awaitAnswer(String python, Process process, URI endpoint)
            throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var deadline = Instant.now().plus(START);
            while (process.isAlive() && Instant.now().isBefore(deadline)) {
                if (answers(http, endpoint)) {
                    return new Available<>(endpoint);
                }
                Thread.sleep(50);
            }
        }
        process.destroy();
        return new Missing<>(python + " cannot run moto: " + Command.lastLine(LOG));
    }

    private static boolean answers(HttpClient http, URI endpoint) throws InterruptedException {
        var request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/")).timeout(START).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }
}
