package io.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short-lived commands of the operating system. */
final class Command {

    private Command() {}

    /** Whether the command exists, ends within the time given, and ends well. */
    static boolean succeeds(List<String> command, Duration patience) {
        return run(command, patience).succeeded();
    }

    /** Runs a command to its end, or kills it when its time is up. A command that does not exist has failed. */
    static Result run(List<String> command, Duration patience) {
        try {
            var output = Files.createTempFile("gatehouse", ".log");
            try {
                return run(command, patience, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException _) {
            return new Result(false, command.getFirst() + " cannot be run");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Result(false, "interrupted");
        }
    }

    private static Result run(List<String> command, Duration patience, Path output)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            return new Result(false, "it did not end within " + patience.toSeconds() + " s");
        }
        return new Result(process.exitValue() == 0, lastLine(output));
    }

    /** The last line of a log that says anything: where most programs put the reason of their failure. */
    static String lastLine(Path log) {
        try {
            return Files.readString(log, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce("", (_, line) -> line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How a command ended.
     *
     * @param lastLine the last line it printed, or what kept it from running
     */
    record Result(boolean succeeded, String lastLine) {}
}
