package io.gatehouse.telemetry.web;

import io.gatehouse.audit.AuditLog;
import io.gatehouse.network.Network;
import io.gatehouse.telemetry.CommandKind;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Writes down what people tell NAT instances, and what they do to simulated ones.
@Component
class NatAudit {

    private final AuditLog audit;

    NatAudit(AuditLog audit) {
        this.audit = audit;
    }

    void told(String author, Network network, String member, CommandKind what) {
        audit.record(author, "NAT instance told", subject(network, member), words(what));
    }

    void powered(String author, Network network, String member, boolean on) {
        audit.record(author, on ? "sandbox power given back" : "sandbox power cut", subject(network, member), "");
    }

    /// For example `hand over`.
    private static String words(CommandKind what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String subject(Network network, String member) {
        return "%s of %s".formatted(member, network.subject());
    }
}
