package io.gatehouse.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The panel as a process of its own, with a port of its own, that can be killed at any moment.
final class PanelProcess implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    private static final Duration START = Duration.ofMinutes(4);

    /// So that what a killed panel was at is taken up within seconds.
    private static final List<String> IMPATIENT =
            List.of(
                    "--db-scheduler.heartbeat-interval=500ms",
                    "--db-scheduler.missed-heartbeats-limit=6",
                    "--db-scheduler.polling-interval=1s",
                    "--gatehouse.reconcile.visible-within=3s");

    /// What the panel logs with when it is not among tests: Spring Boot's own, as no other is there.
    private static final String LOGGING =
            """
            <configuration>
              <include resource="org/springframework/boot/logging/logback/defaults.xml"/>
              <include resource="org/springframework/boot/logging/logback/console-appender.xml"/>
              <root level="INFO"><appender-ref ref="CONSOLE"/></root>
            </configuration>
            """;

    private final Process process;
    private final Path log;
    private final URI address;

    private PanelProcess(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /// Begins to start a panel.
    ///
    /// @param home where it keeps its log, and its database unless the environment names another
    /// @param arguments settings as on a command line
    static PanelProcess begin(Path home, Map<String, String> environment, String... arguments) throws IOException {
        int port = freePort();
        Path log = Files.createTempFile(home, "panel", ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx300m",
                        "-cp",
                        System.getProperty("java.class.path")));
        command.add("io.gatehouse.GatehouseApplication");
        command.add("--server.port=" + port);
        command.add("--logging.config=" + Files.writeString(Files.createTempFile(home, "logback", ".xml"), LOGGING));
        command.addAll(IMPATIENT);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("GATEHOUSE_HOME", home.toString());
        builder.environment().put("GATEHOUSE_ADMIN_PASSWORD", PASSWORD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop-panel"));
        return new PanelProcess(process, log, URI.create("http://127.0.0.1:" + port));
    }

    /// Starts a panel and waits until it answers.
    static PanelProcess start(Path home, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return begin(home, environment, arguments).awaitStart();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    PanelProcess awaitStart() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START);
        try (var http = HttpClient.newHttpClient()) {
            while (!isReady(http)) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException("the panel does not start:\n" + log());
                }
                Thread.sleep(100);
            }
        }
        return this;
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    URI address() {
        return address;
    }

    /// Its API, used by the first administrator.
    PanelApi api() {
        return PanelApi.signIn(address, "admin", PASSWORD);
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /// Ends it as `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Ends it as an operator does (SIGTERM), and waits until it has ended.
    ///
    /// @return how long that took
    Duration shutDown() throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        process.waitFor();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
