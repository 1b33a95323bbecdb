package io.gatehouse.forwarding;

import io.gatehouse.network.FieldReader;
import io.gatehouse.network.Finding;
import io.gatehouse.network.Findings;
import io.gatehouse.network.Protocol;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.PortRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds the draft of a forward against every rule at once. Each error is at its field, in words that give the rule and
/// an example.
final class ForwardRules {

    private static final List<String> ORDER =
            List.of(
                    "sources",
                    "confirmAnywhere",
                    "name",
                    "protocol",
                    "externalPort",
                    "targetAddress",
                    "targetPort",
                    "publishedOn",
                    "expiresAt",
                    "owner",
                    "comment");
    private static final int MOST_FORWARDS = 2000;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_OWNER = 100;
    private static final int LONGEST_COMMENT = 500;

    private static final ForwardDraft DEFAULTS =
            new ForwardDraft("", Protocol.TCP.name(), "", "", "", List.of(), false, "", true, "", "", "");

    private final ForwardDraft draft;
    private final ForwardContext context;
    private final Findings findings = new Findings();
    private final FieldReader reader = new FieldReader(findings);

    private ForwardRules(ForwardDraft typed, ForwardContext context) {
        this.draft = typed.orElse(context.edited().map(ForwardDraft::of).orElse(DEFAULTS)).orElse(DEFAULTS);
        this.context = context;
    }

    /// Checks a draft. What it leaves out is taken from the forward that it changes, or is the default.
    static CheckedForward check(ForwardDraft draft, ForwardContext context) {
        return new ForwardRules(draft, context).check();
    }

    private CheckedForward check() {
        Optional<List<Source>> sources =
                new SourceRules(findings, context.book())
                        .check(
                                Objects.requireNonNullElse(draft.sources(), List.of()),
                                isTrue(draft.confirmAnywhere()),
                                context.edited().map(Forward::sources).orElse(List.of()));
        Optional<String> name = reader.name("name", draft.name(), "the forward", LONGEST_NAME, "oracle");
        Optional<Protocol> protocol = reader.choice("protocol", draft.protocol(), Protocol.class, "a protocol");
        var ports = new PortRules(findings);
        Optional<PortRange> external = ports.external(draft.externalPort());
        Optional<PortRange> inside = ports.target(draft.targetPort(), external);
        var targets = new TargetRules(findings, context.network().id(), context.network().layout());
        Optional<Ipv4> target = targets.target(draft.targetAddress());
        Optional<Optional<String>> publishedOn = targets.publishedOn(draft.publishedOn());
        Optional<Instant> expiry = expiry();
        String owner = text("owner", draft.owner(), LONGEST_OWNER);
        String comment = text("comment", draft.comment(), LONGEST_COMMENT);
        if (isTrue(draft.enabled()) && protocol.isPresent() && external.isPresent()) {
            boolean free = ports.leavesAlone(protocol.get(), external.get(), context.taken());
            if (free && target.isPresent() && publishedOn.isPresent()) {
                isFree(ports, protocol.get(), external.get(), targets, target.get(), publishedOn.get());
            }
        }
        room();
        if (!findings.errors().isEmpty()) {
            return new CheckedForward.Invalid(sorted(findings.errors()), findings.warnings());
        }
        return fits(
                new Forward(
                        context.edited().map(Forward::number).orElse(context.book().next()),
                        0,
                        name.orElseThrow(),
                        protocol.orElseThrow(),
                        external.orElseThrow(),
                        target.orElseThrow(),
                        inside.orElseThrow(),
                        sources.orElseThrow(),
                        publishedOn.orElseThrow(),
                        isTrue(draft.enabled()),
                        expiry.orElse(null),
                        owner.isEmpty() ? context.author() : owner,
                        comment,
                        0));
    }

    private void isFree(
            PortRules ports,
            Protocol protocol,
            PortRange external,
            TargetRules targets,
            Ipv4 target,
            Optional<String> publishedOn) {
        Optional<String> identity = targets.identity(target, publishedOn);
        List<Forward> others =
                context.book().open().stream()
                        .filter(one -> context.edited().filter(own -> own.number() == one.number()).isEmpty())
                        .filter(one -> targets.identity(one.targetAddress(), one.publishedOn()).equals(identity))
                        .toList();
        ports.isFree(protocol, external, identity.orElse("the NAT instance"), others);
    }

    private Optional<Instant> expiry() {
        String text = FieldReader.typed(draft.expiresAt());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
            if (isTrue(draft.enabled()) && !at.isAfter(context.now())) {
                findings.error(
                        "expiresAt",
                        "%s is over. Choose a time to come, for example %s, or leave this empty for never."
                                .formatted(text, example()));
            }
            return Optional.of(at);
        } catch (DateTimeException e) {
            findings.error(
                    "expiresAt",
                    "%s is no time. Write it with its zone, for example %s, or leave this empty for never."
                            .formatted(FieldReader.echo(text), example()));
            return Optional.empty();
        }
    }

    private Instant example() {
        return context.now().truncatedTo(ChronoUnit.HOURS).plus(8, ChronoUnit.HOURS);
    }

    private String text(String field, @Nullable String typed, int longest) {
        String text = FieldReader.typed(typed).replaceAll("\\p{Cntrl}+", " ");
        if (text.length() > longest) {
            findings.error(field, "At most %d characters; this has %d. Shorten it.".formatted(longest, text.length()));
        }
        return text;
    }

    private void room() {
        if (context.edited().isEmpty() && context.book().forwards().size() >= MOST_FORWARDS) {
            findings.error(
                    "name",
                    "A network has at most %,d forwards. Remove some that are closed.".formatted(MOST_FORWARDS));
        }
    }

    /// The security group must have room for all rules, which is said before anything is applied.
    private CheckedForward fits(Forward forward) {
        ForwardBook book = context.book().with(forward, context.network().revision() + 1);
        int before = ForwardingDesiredState.rules(context.network(), context.book()).size();
        int after = ForwardingDesiredState.rules(context.network(), book).size();
        int left = context.room().left(after);
        if (left < 0 && after > before) {
            findings.error(
                    SourceRules.FIELD,
                    ("The NAT instances’ security group has room for %s more inbound rules, and this takes %d. The"
                         + " account may have %d in each group; AWS allows more when asked. Name fewer or larger"
                         + " blocks, for example 203.0.113.0/28, or close other forwards.")
                            .formatted(
                                    Math.max(0, context.room().left(before)), after - before, context.room().most()));
            return new CheckedForward.Invalid(findings.errors(), findings.warnings());
        }
        return new CheckedForward.Valid(book.find(forward.number()).orElseThrow(), book, left, findings.warnings());
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static List<Finding> sorted(List<Finding> errors) {
        return errors.stream()
                .sorted(Comparator.comparingInt(error -> ORDER.indexOf(error.field().split("\\[", 2)[0])))
                .toList();
    }
}
