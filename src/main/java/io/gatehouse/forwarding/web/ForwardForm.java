package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.ForwardDraft;
import io.gatehouse.forwarding.Source;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.InvalidCidrException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The form of a forward as somebody typed it; what the browser did not send is empty.
///
/// @param sources one in each line
/// @param closesAfter a key of [#SPANS], `never`, or `at` for the moment in `closesAt`
/// @param closesAt a moment in UTC, as browsers send it, for example `2026-03-01T18:00`
/// @param enabled whether it is to be open
/// @param revision the forward's revision that is edited; empty for a new forward
/// @param reason why, for the history
/// @param tryFor minutes after which the change goes back unless it is kept; empty for never
record ForwardForm(
        String sources,
        @Nullable Boolean confirmAnywhere,
        String name,
        String protocol,
        String externalPort,
        String targetAddress,
        String targetPort,
        String publishedOn,
        String closesAfter,
        String closesAt,
        String owner,
        String comment,
        @Nullable Boolean enabled,
        String revision,
        String reason,
        String tryFor) {

    static final Map<String, Duration> SPANS =
            Map.of("1h", Duration.ofHours(1), "8h", Duration.ofHours(8), "7d", Duration.ofDays(7));

    private static final String AT = "at";
    private static final DateTimeFormatter BROWSER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withZone(ZoneOffset.UTC);

    /// What a new forward begins with.
    static final ForwardForm NEW =
            new ForwardForm("", false, "", "TCP", "", "", "", "", "never", "", "", "", true, "", "", "");

    ForwardForm {
        sources = Objects.requireNonNullElse(sources, "");
        confirmAnywhere = Boolean.TRUE.equals(confirmAnywhere);
        enabled = Boolean.TRUE.equals(enabled);
        name = Objects.requireNonNullElse(name, "");
        protocol = Objects.requireNonNullElse(protocol, "");
        externalPort = Objects.requireNonNullElse(externalPort, "");
        targetAddress = Objects.requireNonNullElse(targetAddress, "");
        targetPort = Objects.requireNonNullElse(targetPort, "");
        publishedOn = Objects.requireNonNullElse(publishedOn, "");
        closesAfter = Objects.requireNonNullElse(closesAfter, "");
        closesAt = Objects.requireNonNullElse(closesAt, "");
        owner = Objects.requireNonNullElse(owner, "");
        comment = Objects.requireNonNullElse(comment, "");
        revision = Objects.requireNonNullElse(revision, "");
        reason = Objects.requireNonNullElse(reason, "");
        tryFor = Objects.requireNonNullElse(tryFor, "");
    }

    static ForwardForm of(Forward forward) {
        Instant at = forward.expiresAt();
        return new ForwardForm(
                forward.sources().stream().map(Source::toString).collect(Collectors.joining("\n")),
                false,
                forward.name(),
                forward.protocol().name(),
                forward.externalPorts().toString(),
                forward.targetAddress().text(),
                forward.targetPorts().toString(),
                forward.publishedOn().orElse(""),
                at == null ? "never" : AT,
                at == null ? "" : BROWSER.format(at),
                forward.owner(),
                forward.comment(),
                forward.enabled(),
                Long.toString(forward.revision()),
                "",
                "");
    }

    /// A new forward like this one. Its time begins anew.
    ForwardForm cloned() {
        return new ForwardForm(
                sources,
                false,
                name,
                protocol,
                externalPort,
                targetAddress,
                targetPort,
                publishedOn,
                closesAfter.equals(AT) ? "8h" : closesAfter,
                "",
                "",
                comment,
                true,
                "",
                "",
                "");
    }

    /// The form with one more source.
    ForwardForm withSource(String source) {
        String more = sources.isBlank() ? source : sources.stripTrailing() + "\n" + source;
        return new ForwardForm(
                lines().contains(source) ? sources : more,
                confirmAnywhere,
                name,
                protocol,
                externalPort,
                targetAddress,
                targetPort,
                publishedOn,
                closesAfter,
                closesAt,
                owner,
                comment,
                enabled,
                revision,
                reason,
                tryFor);
    }

    /// What it means.
    ///
    /// @param now when a time that is given as a span begins
    ForwardDraft draft(Instant now) {
        return new ForwardDraft(
                name,
                protocol,
                externalPort,
                targetAddress,
                targetPort,
                lines(),
                confirmAnywhere,
                publishedOn,
                enabled,
                expiresAt(now),
                owner,
                comment);
    }

    private String expiresAt(Instant now) {
        Duration span = SPANS.get(closesAfter);
        if (span != null) {
            return now.plus(span).truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return closesAfter.equals(AT) ? closesAt.strip() + (closesAt.isBlank() ? "" : "Z") : "";
    }

    /// Sources, each of its own: lines, commas and spaces part them.
    private List<String> lines() {
        return Arrays.stream(sources.split("[\\s,]+")).filter(line -> !line.isEmpty()).toList();
    }

    /// Whether the second question is to be asked.
    boolean isWide() {
        return lines().stream().anyMatch(ForwardForm::isWide);
    }

    private static boolean isWide(String source) {
        try {
            return Source.isWide(Cidr.parse(source));
        } catch (InvalidCidrException e) {
            return false;
        }
    }
}
