package io.gatehouse.network;

import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.InvalidCidrException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what was typed into single fields. What cannot be read becomes an error at its field.
public final class FieldReader {

    /// AWS makes no VPC and no subnet that is larger.
    static final int LARGEST_PREFIX = 16;

    /// AWS makes no VPC and no subnet that is smaller.
    static final int SMALLEST_PREFIX = 28;

    private static final int MAX_ECHO = 60;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._-]+");

    private final Findings findings;

    /// @param findings gets what cannot be read
    public FieldReader(Findings findings) {
        this.findings = findings;
    }

    /// What was typed, without space around it; empty for what was left out.
    public static String typed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /// What was typed, in quotation marks and never longer than a line.
    public static String echo(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "�");
        return "“%s”".formatted(oneLine.length() <= MAX_ECHO ? oneLine : oneLine.substring(0, MAX_ECHO) + "…");
    }

    /// Several things in a sentence: `a, b and c`.
    public static String and(List<String> several) {
        int last = several.size() - 1;
        return last < 1
                ? String.join("", several)
                : String.join(", ", several.subList(0, last)) + " and " + several.get(last);
    }

    /// A name of letters, digits, spaces, full stops, hyphens and underscores.
    ///
    /// @param what what is named, for example `the network`
    public Optional<String> name(String field, @Nullable String text, String what, int longest, String example) {
        String name = typed(text);
        if (name.isEmpty() || name.length() > longest || !NAME.matcher(name).matches()) {
            findings.error(
                    field,
                    ("Give %s a name of 1 to %d characters: letters, digits, spaces, and any of . - _, "
                                    + "for example %s.")
                            .formatted(what, longest, example));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    /// An IPv4 block of any size.
    public Optional<Cidr> block(String field, @Nullable String text) {
        if (typed(text).isEmpty()) {
            findings.error(field, "Write an IPv4 block, for example 10.0.0.0/16.");
            return Optional.empty();
        }
        try {
            return Optional.of(Cidr.parse(typed(text)));
        } catch (InvalidCidrException e) {
            findings.error(field, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// An IPv4 block of a size that AWS gives to VPCs and subnets.
    ///
    /// @param what what has the block, for example `A subnet`
    Optional<Cidr> sizedBlock(String field, @Nullable String text, String what, String example) {
        return block(field, text)
                .filter(block -> {
                    boolean large = block.prefixLength() < LARGEST_PREFIX;
                    if (large || block.prefixLength() > SMALLEST_PREFIX) {
                        findings.error(
                                field,
                                "%s is too %s: %s has from /16 (65,536 addresses) to /28 (16 addresses), for example %s."
                                        .formatted(block, large ? "large" : "small", what, example));
                        return false;
                    }
                    return true;
                });
    }

    /// One of the constants of an enumeration, in upper or lower case.
    ///
    /// @param what what is chosen, for example `the NAT mode`
    public <E extends Enum<E>> Optional<E> choice(String field, @Nullable String text, Class<E> type, String what) {
        String wanted = typed(text).toUpperCase(Locale.ROOT);
        Optional<E> chosen =
                Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equals(wanted)).findFirst();
        if (chosen.isEmpty()) {
            String all = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(" or "));
            findings.error(field, "Choose %s: %s.".formatted(what, all));
        }
        return chosen;
    }
}
