package io.gatehouse.forwarding;

import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.FieldReader;
import io.gatehouse.network.Findings;
import io.gatehouse.network.Network;
import io.gatehouse.topology.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rules for saved lists of sources.
final class ListRules {

    private static final int MOST = 100;

    private ListRules() {}

    /// The book with a list, in the place of the one with the same name.
    ///
    /// @throws InvalidInputException with all errors at `name` and `blocks`
    static ForwardBook with(
            Network network,
            ForwardBook book,
            GroupRoom room,
            @Nullable String typedName,
            List<String> typed,
            boolean anywhereConfirmed) {
        var findings = new Findings();
        String name = FieldReader.typed(typedName);
        Optional<SourceList> former = book.list(name);
        if (!SourceRules.isName(name)) {
            findings.error(
                    "name", "A list’s name is a letter, then up to 39 letters, digits, - or _, for example office.");
        } else if (former.isEmpty() && book.lists().size() >= MOST) {
            findings.error("name", "A network has at most %d saved lists.".formatted(MOST));
        }
        // Without a book: a list has no lists in it.
        Optional<List<Cidr>> blocks =
                new SourceRules(findings, ForwardBook.EMPTY)
                        .blocks(typed, anywhereConfirmed, former.map(SourceList::blocks).orElse(List.of()));
        refuse(findings);
        ForwardBook after = book.with(new SourceList(former.map(SourceList::name).orElse(name), blocks.orElseThrow()));
        int rules = ForwardingDesiredState.rules(network, after).size();
        if (room.left(rules) < 0 && rules > ForwardingDesiredState.rules(network, book).size()) {
            findings.error(
                    SourceRules.FIELD,
                    "With this list the forwards take %d inbound rules of the NAT instances’ security group; there is room for %d."
                            .formatted(rules, Math.max(0, room.left(0))));
        }
        refuse(findings);
        return after;
    }

    /// The book without a list.
    ///
    /// @throws InvalidInputException when forwards use it
    static ForwardBook without(ForwardBook book, String name) {
        SourceList list = book.list(name).orElseThrow(() -> new NoSuchForwardException("list"));
        List<Forward> users = book.usersOf(list);
        if (!users.isEmpty()) {
            throw InvalidInputException.of(
                    "name",
                    "List %s is used by %s. Take it out there first."
                            .formatted(
                                    list.name(),
                                    users.stream()
                                            .map(forward -> FieldReader.echo(forward.name()))
                                            .collect(Collectors.joining(", "))));
        }
        return book.without(list);
    }

    private static void refuse(Findings findings) {
        if (!findings.errors().isEmpty()) {
            throw new InvalidInputException(
                    findings.errors().stream().map(one -> new FieldError(one.field(), one.message())).toList());
        }
    }
}
