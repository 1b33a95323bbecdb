package io.gatehouse.forwarding;

import io.gatehouse.network.FieldReader;
import io.gatehouse.network.Findings;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.InvalidCidrException;
import io.gatehouse.topology.Ipv4;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The rules for who may connect.
final class SourceRules {

    static final String FIELD = "sources";

    private static final int MOST = 60;
    private static final Pattern ADDRESS = Pattern.compile("[\\d.]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    private final Findings findings;
    private final ForwardBook book;

    SourceRules(Findings findings, ForwardBook book) {
        this.findings = findings;
        this.book = book;
    }

    /// Whether a text can be the name of a saved list, and never be taken for an address.
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// @param former what was agreed to before; it is not asked about again
    Optional<List<Source>> check(List<String> typed, boolean anywhereConfirmed, List<Source> former) {
        List<String> given = typed.stream().filter(one -> !one.isBlank()).toList();
        if (given.isEmpty() || given.size() > MOST) {
            findings.error(
                    FIELD,
                    given.isEmpty()
                            ? "Say who may connect: a block, for example 203.0.113.0/28, or a saved list."
                            : "At most %d sources. Put more into larger blocks.".formatted(MOST));
            return Optional.empty();
        }
        var sources = new ArrayList<Source>();
        boolean right = true;
        for (int i = 0; i < typed.size(); i++) {
            if (!typed.get(i).isBlank()) {
                String field = "%s[%d]".formatted(FIELD, i);
                Optional<Source> source = source(field, typed.get(i).strip());
                right &= source.filter(one -> mayBe(field, one, anywhereConfirmed, former)).isPresent();
                source.filter(one -> !sources.contains(one)).ifPresent(sources::add);
            }
        }
        return right ? Optional.of(List.copyOf(sources)) : Optional.empty();
    }

    /// The blocks of a saved list.
    Optional<List<Cidr>> blocks(List<String> typed, boolean anywhereConfirmed, List<Cidr> former) {
        List<Source> agreed = former.stream().<Source>map(Source.Block::new).toList();
        return check(typed, anywhereConfirmed, agreed).map(ForwardBook.EMPTY::blocks);
    }

    private Optional<Source> source(String field, String text) {
        if (isName(text)) {
            return saved(field, text);
        }
        try {
            return Optional.of(
                    new Source.Block(ADDRESS.matcher(text).matches() ? Cidr.of(new Ipv4(text)) : Cidr.parse(text)));
        } catch (InvalidCidrException e) {
            findings.error(field, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Source> saved(String field, String name) {
        Optional<Source> list = book.list(name).map(one -> new Source.Saved(one.name()));
        if (list.isEmpty()) {
            findings.error(
                    field,
                    "There is no saved list %s. %s"
                            .formatted(
                                    FieldReader.echo(name),
                                    book.lists().isEmpty()
                                            ? "Write a block, for example 203.0.113.0/28."
                                            : "There are: %s."
                                                    .formatted(
                                                            book.lists().stream()
                                                                    .map(SourceList::name)
                                                                    .collect(Collectors.joining(", ")))));
        }
        return list;
    }

    private boolean mayBe(String field, Source source, boolean confirmed, List<Source> former) {
        boolean wide = source instanceof Source.Block(Cidr block) && Source.isWide(block);
        if (!wide || confirmed || former.contains(source)) {
            return true;
        }
        findings.error(
                field,
                "%s opens the forward to %s. If that is what you want, answer the second question: confirmAnywhere."
                        .formatted(
                                source,
                                source.equals(new Source.Block(Cidr.ANYWHERE))
                                        ? "the whole internet"
                                        : "a large part of the internet"));
        return false;
    }
}
