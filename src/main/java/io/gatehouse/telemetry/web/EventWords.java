package io.gatehouse.telemetry.web;

import io.gatehouse.telemetry.MemberEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/// What happened, in plain words.
final class EventWords {

    private static final int MILLIS_SHOWN = 10;

    private EventWords() {}

    /// The event as a sentence without a full stop, for example `nat-b took over zone a in 0.61 s: peer silent`.
    static String of(MemberEvent event) {
        String member = event.member().member();
        String zone = zone(event);
        return switch (event.event()) {
            case "TAKEOVER_BEGUN" -> member + " begins to take over " + zone + why(event);
            case "TAKEOVER_DONE" -> member + " took over " + zone + took(event) + why(event);
            case "TAKEOVER_REFUSED" -> member + " does not take over " + zone + why(event);
            case "RESIGNED" -> member + " gave up " + zone + why(event);
            case "FAILBACK_BEGUN" -> member + " begins to take " + zone + " back" + why(event);
            case "FAILBACK_DONE" -> member + " took " + zone + " back" + took(event) + why(event);
            case "UNFIT" -> member + " is not fit" + why(event);
            case "FIT" -> member + " is fit" + why(event);
            case "BUNDLE_APPLIED" -> member + " applied a bundle" + why(event);
            case "BUNDLE_REFUSED" -> member + " refused a bundle and keeps the one before" + why(event);
            case "STARTED" -> member + " started" + why(event);
            default -> member + ": " + event.event().toLowerCase(Locale.ROOT).replace('_', ' ') + why(event);
        };
    }

    /// The hue of its mark.
    static String hue(MemberEvent event) {
        return switch (event.event()) {
            case "TAKEOVER_DONE", "TAKEOVER_BEGUN", "RESIGNED" -> "warn";
            case "TAKEOVER_REFUSED", "UNFIT", "BUNDLE_REFUSED" -> "bad";
            case "FAILBACK_DONE", "FIT", "BUNDLE_APPLIED" -> "ok";
            default -> "idle";
        };
    }

    private static String zone(MemberEvent event) {
        String identity = event.identity();
        return identity == null ? "its zone" : "zone " + identity.replace("nat-", "");
    }

    private static String took(MemberEvent event) {
        Long total = event.millis().get("total");
        if (total == null) {
            return "";
        }
        var length = Duration.ofMillis(total);
        return " in %.2f s".formatted(Objects.requireNonNull(length).toMillis() / MILLIS_SHOWN / 100.0);
    }

    private static String why(MemberEvent event) {
        String reason = event.reason();
        return reason == null || reason.isBlank() ? "" : ": " + reason;
    }
}
