import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Checks or applies the project's Java format: google-java-format with four spaces and lines of 120 columns.
///
/// Arguments: `check` or `apply`, then a stamp file, then the roots to search. A check passes over files that have not
/// been touched since the last check that found nothing; the stamp file remembers when that was.
final class Format {

    private static final List<String> STYLE = List.of("--aosp", "--max-line-length", "120");

    private Format() {}

    public static void main(String[] args) throws IOException {
        var apply = args[0].equals("apply");
        var stamp = Path.of(args[1]);
        var started = Instant.now();
        var candidates = new ArrayList<String>();
        for (var root : List.of(args).subList(2, args.length)) {
            candidates.addAll(javaFiles(Path.of(root), apply ? FileTime.fromMillis(0) : lastClean(stamp)));
        }
        if (!candidates.isEmpty() && !run(apply, candidates)) {
            System.err.println(
                    apply
                            ? "The files named above are not valid Java, so they were left as they are."
                            : "The Java files named above are not formatted. To format them, run: mvn -q -Pformat");
            System.exit(1);
        }
        Files.createDirectories(stamp.toAbsolutePath().getParent());
        Files.writeString(stamp, "");
        Files.setLastModifiedTime(stamp, FileTime.from(started));
    }

    private static FileTime lastClean(Path stamp) throws IOException {
        return Files.exists(stamp) ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);
    }

    private static List<String> javaFiles(Path root, FileTime since) throws IOException {
        try (Stream<Path> files =
                Files.find(
                        root,
                        Integer.MAX_VALUE,
                        (path, attributes) ->
                                path.toString().endsWith(".java")
                                        && attributes.lastModifiedTime().compareTo(since) >= 0)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private static boolean run(boolean apply, List<String> files) {
        var arguments = new ArrayList<>(STYLE);
        arguments.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        arguments.addAll(files);
        var formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
        return formatter.run(
                        new PrintWriter(System.out, true),
                        new PrintWriter(System.err, true),
                        arguments.toArray(String[]::new))
                == 0;
    }
}
