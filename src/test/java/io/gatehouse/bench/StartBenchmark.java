package io.gatehouse.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// How long the panel takes from the start of its process until it answers, and how much memory it then holds, with an
/// ahead-of-time cache (JEP 483, 514) and without. The database is there already, as at every start but the first.
final class StartBenchmark implements Runnable {

    private static final int AGAIN = 3;
    private static final long PATIENCE_SECONDS = 120;
    private static final String LOG = "panel.log";

    /// What the Dockerfile chooses.
    private static final List<String> CONTAINER =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms64m", "-XX:MaxRAMPercentage=75");

    private final ResultTable table = new ResultTable("Start-up", "", "seconds until it answers", "resident MB");
    private final HttpClient http = HttpClient.newHttpClient();

    private record Measured(double seconds, long megabytes) {}

    @Override
    public void run() {
        try {
            Path home = Files.createTempDirectory("gatehouse-start");
            try {
                measure(home);
            } finally {
                delete(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.println(table);
    }

    private void measure(Path home) throws IOException, InterruptedException {
        String path = classPath(home);
        start(home, path, List.of());
        Path cache = home.resolve("panel.aot");
        train(home, path, cache);
        String use = "-XX:AOTCache=" + cache;
        add("without a cache", home, path, List.of());
        add("with a cache", home, path, List.of(use));
        add("as in the container, without a cache", home, path, CONTAINER);
        add("as in the container", home, path, with(use));
    }

    /// Makes the cache as the Dockerfile does: the panel ends as soon as it could begin.
    private static void train(Path home, String classPath, Path cache) throws IOException, InterruptedException {
        List<String> options = with("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh");
        Process process = launch(home, command(home, classPath, options, 0));
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("no cache was made: " + Files.readString(home.resolve(LOG)));
        }
    }

    private static List<String> with(String... more) {
        return Stream.concat(CONTAINER.stream(), Stream.of(more)).toList();
    }

    private void add(String what, Path home, String classPath, List<String> options)
            throws IOException, InterruptedException {
        var all = new ArrayList<Measured>();
        for (int i = 0; i < AGAIN; i++) {
            all.add(start(home, classPath, options));
        }
        double seconds = all.stream().mapToDouble(Measured::seconds).min().orElseThrow();
        long memory = all.stream().mapToLong(Measured::megabytes).max().orElseThrow();
        table.add(what, String.format(Locale.ROOT, "%.1f", seconds), Long.toString(memory));
    }

    /// The class path that a jar would have: an ahead-of-time cache takes no directories.
    private static String classPath(Path home) throws IOException {
        Path jar = home.resolve("panel.jar");
        Path classes = Path.of("target/classes");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace(FileSystems.getDefault().getSeparator(), "/");
                out.putNextEntry(new ZipEntry(name));
                Files.copy(file, out);
            }
        }
        String jars =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .collect(Collectors.joining(File.pathSeparator));
        return jar + File.pathSeparator + jars;
    }

    private Measured start(Path home, String classPath, List<String> options) throws IOException, InterruptedException {
        int port = freePort();
        long began = System.nanoTime();
        Process process = launch(home, command(home, classPath, options, port));
        try {
            await(process, URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port)));
            double seconds = (System.nanoTime() - began) / 1e9;
            http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/sign-in".formatted(port))).build(),
                    BodyHandlers.discarding());
            return new Measured(seconds, resident(process));
        } finally {
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static List<String> command(Path home, String classPath, List<String> options, int port) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, "io.gatehouse.GatehouseApplication"));
        command.addAll(List.of("--server.port=" + port, "--gatehouse.home=" + home.resolve("home")));
        return command;
    }

    private static Process launch(Path home, List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve(LOG).toFile()).start();
    }

    private void await(Process process, URI health) throws InterruptedException, IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException _) {
                // It does not listen yet.
            }
            Thread.sleep(20);
        }
        throw new IOException("the panel did not start");
    }

    private static long resident(Process process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
