package io.gatehouse.telemetry;

import java.util.Locale;

/// What happened, in plain words.
public final class EventWords {

    private EventWords() {}

    /// The event as a sentence without a full stop, for example `nat-b took over zone a in 0.61 s: peer silent`.
    public static String of(MemberEvent event) {
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
    public static String hue(MemberEvent event) {
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
        Long millis = event.millis().get("total");
        return millis == null ? "" : " in %.2f s".formatted(millis / 1000.0);
    }

    private static String why(MemberEvent event) {
        String reason = event.reason();
        return reason == null || reason.isBlank() ? "" : ": " + reason;
    }
}
