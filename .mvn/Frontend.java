import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Builds the frontend if anything in it is newer than what was built, and installs its packages first if the lock file
/// is newer than what is installed.
///
/// Arguments: the frontend's directory, and the manifest that its build writes last.
final class Frontend {

    private static final int MAJOR = 20;
    private static final int MINOR = 19;
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private Frontend() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var directory = Path.of(args[0]);
        var manifest = Path.of(args[1]);
        if (newestSource(directory).compareTo(modified(manifest)) < 0) {
            return;
        }
        requireNode();
        var installed = modified(directory.resolve("node_modules/.package-lock.json"));
        if (modified(directory.resolve("package-lock.json")).compareTo(installed) > 0) {
            npm(directory, "ci", "--no-audit", "--no-fund");
        }
        npm(directory, "run", "build");
    }

    private static FileTime newestSource(Path directory) throws IOException {
        var installed = directory.resolve("node_modules");
        try (Stream<Path> files = Files.find(directory, Integer.MAX_VALUE, Frontend::isFile)) {
            return files.filter(path -> !path.startsWith(installed))
                    .map(Frontend::modified)
                    .max(FileTime::compareTo)
                    .orElseThrow(() -> new IOException("There is no frontend in " + directory));
        }
    }

    private static boolean isFile(Path path, BasicFileAttributes attributes) {
        return attributes.isRegularFile();
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    private static void requireNode() throws IOException, InterruptedException {
        var version = Pattern.compile("v(\\d+)\\.(\\d+)").matcher(nodeVersion());
        if (!version.find() || older(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)))) {
            fail(
                    "Building the pages needs Node.js %d.%d or newer; install it, or skip them with -Dfrontend.skip."
                            .formatted(MAJOR, MINOR));
        }
    }

    private static boolean older(int major, int minor) {
        return major < MAJOR || (major == MAJOR && minor < MINOR);
    }

    private static String nodeVersion() throws InterruptedException {
        try {
            var node = new ProcessBuilder("node", "--version").start();
            var version = new String(node.getInputStream().readAllBytes());
            return node.waitFor() == 0 ? version : "";
        } catch (IOException _) {
            return "";
        }
    }

    private static void npm(Path directory, String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of(WINDOWS ? "npm.cmd" : "npm"), Stream.of(arguments)).toList();
        var exit = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start().waitFor();
        if (exit != 0) {
            fail("The frontend was not built: '%s' in %s failed.".formatted(String.join(" ", command), directory));
        }
    }

    private static void fail(String reason) {
        System.err.println(reason);
        System.exit(1);
    }
}
