package io.gatehouse.forwarding;

import io.gatehouse.topology.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// All port forwards of a network, and the lists of sources that they share. What a revision keeps of this module.
///
/// @param next the next number and mark to give, from 1
/// @param forwards in the order in which they were made
/// @param lists ordered by name
public record ForwardBook(int next, List<Forward> forwards, List<SourceList> lists) {

    /// No forwards.
    public static final ForwardBook EMPTY = new ForwardBook(1, List.of(), List.of());

    public ForwardBook {
        forwards = List.copyOf(forwards);
        lists = List.copyOf(lists);
    }

    /// The forward with this number.
    public Optional<Forward> find(int number) {
        return forwards.stream().filter(forward -> forward.number() == number).findFirst();
    }

    /// The forwards that are open.
    public List<Forward> open() {
        return forwards.stream().filter(Forward::enabled).toList();
    }

    /// The saved list with this name, without regard to case.
    public Optional<SourceList> list(String name) {
        return lists.stream().filter(list -> list.name().equalsIgnoreCase(name)).findFirst();
    }

    /// Which forwards use a saved list.
    public List<Forward> usersOf(SourceList list) {
        return forwards.stream().filter(forward -> forward.sources().contains(new Source.Saved(list.name()))).toList();
    }

    /// The blocks from which a forward may be used: saved lists written out, nothing twice, nothing that is in another
    /// block anyhow; in order.
    public List<Cidr> blocks(Collection<Source> sources) {
        return Cidr.widest(sources.stream().flatMap(this::blocks).toList());
    }

    private Stream<Cidr> blocks(Source source) {
        return switch (source) {
            case Source.Block(Cidr block) -> Stream.of(block);
            case Source.Saved(String name) -> list(name).stream().flatMap(list -> list.blocks().stream());
        };
    }

    /// The book with a new forward, or with another one in the place of that with the same number. It gets a new mark
    /// when its connections are not those of the former one any more.
    ///
    /// @param revision the revision in which this happens
    ForwardBook with(Forward forward, long revision) {
        Optional<Forward> former = find(forward.number());
        if (former.filter(forward::saysTheSameAs).isPresent()) {
            return this;
        }
        boolean same = former.filter(one -> one.enabled() && one.leadsLike(forward)).isPresent();
        int mark = same ? former.get().mark() : next;
        Forward placed = forward.at(mark, revision);
        int after = same ? next : next + 1;
        if (former.isEmpty()) {
            var all = new ArrayList<>(forwards);
            all.add(placed);
            return new ForwardBook(after, all, lists);
        }
        return new ForwardBook(
                after, forwards.stream().map(one -> one.number() == placed.number() ? placed : one).toList(), lists);
    }

    /// This book without what changed from one book to another. A forward that was changed once more since stays.
    ///
    /// @param revision the revision in which this happens
    ForwardBook undoing(ForwardBook before, ForwardBook after, long revision) {
        ForwardBook book = this;
        for (Forward tried : after.forwards) {
            boolean changed = !before.find(tried.number()).equals(Optional.of(tried));
            if (changed && find(tried.number()).equals(Optional.of(tried))) {
                book = before.find(tried.number()).isPresent() ? book : book.without(tried.number());
            }
        }
        for (Forward former : before.forwards) {
            Optional<Forward> tried = after.find(former.number());
            if (!tried.equals(Optional.of(former)) && find(former.number()).equals(tried)) {
                book = book.with(former, revision);
            }
        }
        return book.lists.equals(after.lists) ? new ForwardBook(book.next, book.forwards, before.lists) : book;
    }

    /// The book without a forward.
    ForwardBook without(int number) {
        return new ForwardBook(next, forwards.stream().filter(forward -> forward.number() != number).toList(), lists);
    }

    /// The book with a list, in the place of the one with the same name.
    ForwardBook with(SourceList list) {
        var all = new ArrayList<>(without(list).lists);
        all.add(list);
        all.sort(Comparator.comparing(one -> one.name().toLowerCase(Locale.ROOT)));
        return new ForwardBook(next, forwards, all);
    }

    /// The book without a list.
    ForwardBook without(SourceList list) {
        return new ForwardBook(
                next, forwards, lists.stream().filter(one -> !one.name().equalsIgnoreCase(list.name())).toList());
    }
}
