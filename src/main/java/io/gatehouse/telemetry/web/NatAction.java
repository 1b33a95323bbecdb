package io.gatehouse.telemetry.web;

import io.gatehouse.network.NatMember;
import io.gatehouse.telemetry.CommandKind;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a person can have a NAT instance do, and what is said before it does it.
enum NatAction {
    DRILL(
            CommandKind.DRILL,
            "Run a drill with %1$s?",
            "%2$s takes over zone %3$s from %1$s on purpose; as soon as %1$s has been fit for 30 s it takes the zone"
                    + " back. Open connections survive, except those on which only the outside sends when the security"
                    + " group is strict: they stall until the private host sends. Sessions to %1$s itself end.",
            "Run the drill"),
    HAND_OVER(
            CommandKind.HAND_OVER,
            "Hand zone %3$s over to %2$s?",
            "%2$s takes over zone %3$s from %1$s and keeps it until you hand it back. Meanwhile a failure of %2$s takes"
                    + " both zones down unless %1$s is fit to take over. Open connections survive as in a drill.",
            "Hand over"),
    TAKE_BACK(
            CommandKind.TAKE_BACK,
            "Hand zone %3$s back to %1$s?",
            "%1$s takes zone %3$s back from %2$s, with its route table and its public address. Open connections"
                    + " survive as in a drill.",
            "Hand back"),
    MAINTENANCE_ON(
            CommandKind.MAINTENANCE_ON,
            "Take %1$s into maintenance?",
            "%2$s takes over what %1$s carries, and %1$s takes nothing over until maintenance ends. If %2$s fails"
                    + " meanwhile, both zones are without a way out.",
            "Begin maintenance"),
    MAINTENANCE_OFF(
            CommandKind.MAINTENANCE_OFF,
            "End the maintenance of %1$s?",
            "%1$s is a member like before: when it has been fit for 30 s it takes zone %3$s back.",
            "End maintenance");

    private final CommandKind kind;
    private final String title;
    private final String text;
    private final String button;

    NatAction(CommandKind kind, String title, String text, String button) {
        this.kind = kind;
        this.title = title;
        this.text = text;
        this.button = button;
    }

    /// The action with this name in an address; empty when there is none.
    static Optional<NatAction> of(String path) {
        return Stream.of(values()).filter(action -> action.path().equals(path)).findFirst();
    }

    /// Its name in an address, for example `hand-over`.
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    CommandKind kind() {
        return kind;
    }

    /// The words on its button.
    public String button() {
        return button;
    }

    String title(NatMember member, NatMember peer) {
        return title.formatted(member.slot(), peer.slot(), member.letter());
    }

    /// What it does to whom.
    String text(NatMember member, NatMember peer) {
        return text.formatted(member.slot(), peer.slot(), member.letter());
    }
}
