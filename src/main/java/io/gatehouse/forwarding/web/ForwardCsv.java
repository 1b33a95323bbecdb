package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.Source;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Forwards as comma-separated values.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
final class ForwardCsv {

    private static final List<String> HEAD =
            List.of(
                    "id",
                    "name",
                    "state",
                    "protocol",
                    "public address",
                    "external port",
                    "target address",
                    "target port",
                    "sources",
                    "published on",
                    "closes at",
                    "owner",
                    "comment");

    /// What a spreadsheet would take for a formula.
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");

    private ForwardCsv() {}

    static String of(List<ForwardList.Line> lines) {
        return Stream.concat(Stream.of(HEAD), lines.stream().map(ForwardCsv::row))
                .map(row -> row.stream().map(ForwardCsv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static List<String> row(ForwardList.Line line) {
        Forward forward = line.forward();
        return List.of(
                forward.id(),
                forward.name(),
                line.state().words(),
                forward.protocol().name(),
                Objects.requireNonNullElse(line.place().publicAddress(), ""),
                forward.externalPorts().toString(),
                forward.targetAddress().text(),
                forward.targetPorts().toString(),
                forward.sources().stream().map(Source::toString).collect(Collectors.joining(" ")),
                Objects.requireNonNullElse(line.place().identity(), ""),
                Objects.requireNonNullElse(forward.expiresAt(), "").toString(),
                forward.owner(),
                forward.comment());
    }

    private static String cell(String text) {
        String harmless = FORMULA.matcher(text).find() ? "'" + text : text;
        return harmless.matches("(?s).*[\",\\r\\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
