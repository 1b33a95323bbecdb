import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.ImportOrder;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks or applies the project's Java format: google-java-format with four spaces and lines of 120 columns.
///
/// Arguments: `check` or `apply`, then a stamp file, then the roots to search. A check passes over the files that have
/// not been touched since the last run that ended well; the stamp file remembers when that was.
final class Format {

    private static final int MOST_PASSES = 5;
    private static final Formatter FORMATTER =
            new Formatter(
                    JavaFormatterOptions.builder()
                            .style(Style.AOSP.toBuilder().maxLineLength(120).importOrder(ImportOrder.GOOGLE).build())
                            .build());

    private static final List<Path> RULES = List.of(Path.of("pom.xml"), Path.of(".mvn", "Format.java"));
    private static final FileTime NEVER = FileTime.fromMillis(0);

    private Format() {}

    public static void main(String[] args) throws IOException {
        var apply = args[0].equals("apply");
        var stamp = Path.of(args[1]);
        var started = Instant.now();
        var since = apply ? NEVER : lastRun(stamp);
        var unformatted = new ArrayList<Path>();
        for (var root : List.of(args).subList(2, args.length)) {
            for (var file : javaFiles(Path.of(root), since)) {
                if (!isFormatted(file, apply)) {
                    unformatted.add(file);
                }
            }
        }
        if (!unformatted.isEmpty()) {
            unformatted.forEach(System.err::println);
            fail("The Java files named above are not formatted. To format them, run: mvn -q -Pformat");
        }
        Files.createDirectories(stamp.toAbsolutePath().getParent());
        Files.writeString(stamp, "");
        Files.setLastModifiedTime(stamp, FileTime.from(started));
    }

    /// Whether a file is in the project's format, or is so now, because the format was to be applied.
    private static boolean isFormatted(Path file, boolean apply) throws IOException {
        var source = Files.readString(file);
        var formatted = format(file, source);
        if (apply && !formatted.equals(source)) {
            Files.writeString(file, formatted);
        }
        return apply || formatted.equals(source);
    }

    /// When the files were last known to be formatted by the rules of today.
    private static FileTime lastRun(Path stamp) throws IOException {
        if (Files.notExists(stamp)) {
            return NEVER;
        }
        var last = Files.getLastModifiedTime(stamp);
        for (var rules : RULES) {
            if (Files.getLastModifiedTime(rules).compareTo(last) >= 0) {
                return NEVER;
            }
        }
        return last;
    }

    private static List<Path> javaFiles(Path root, FileTime since) throws IOException {
        try (Stream<Path> files =
                Files.find(
                        root,
                        Integer.MAX_VALUE,
                        (_, attributes) ->
                                attributes.isRegularFile() && attributes.lastModifiedTime().compareTo(since) >= 0)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    /** Until it stays as it is: the formatter breaks some long strings differently when they are broken already. */
    private static String format(Path file, String source) {
        try {
            var formatted = source;
            for (int pass = 0; pass < MOST_PASSES; pass++) {
                var before = formatted;
                formatted = FORMATTER.formatSourceAndFixImports(before);
                if (formatted.equals(before)) {
                    break;
                }
            }
            return formatted;
        } catch (FormatterException e) {
            return fail(file + " is not valid Java: " + e.getMessage());
        }
    }

    private static String fail(String reason) {
        System.err.println(reason);
        System.exit(1);
        return reason;
    }
}
