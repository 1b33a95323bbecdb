package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Everything of one sort that exists. What is not visible yet exists for the rules, but is not shown to callers.
///
/// @param <E> the sort
public abstract class Table<E extends Entry> {

    private final SandboxWorld world;
    private final String notFoundCode;
    private final String noun;
    private final SortedMap<String, E> entries = new TreeMap<>();

    Table(SandboxWorld world, String notFoundCode, String noun, Collection<E> entries) {
        this.world = world;
        this.notFoundCode = notFoundCode;
        this.noun = noun;
        entries.forEach(this::put);
    }

    /// Everything that is shown, ordered by id.
    public Stream<E> all() {
        return existing().filter(one -> world.shows(one.id()));
    }

    /// What has this id, if it is shown.
    public Optional<E> find(String id) {
        return peek(id).filter(one -> world.shows(one.id()));
    }

    /// What has this id.
    ///
    /// @throws Refusal if there is none, or none that is shown
    public E require(String id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /// What has this id, shown or not.
    final Optional<E> peek(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    final Refusal notFound(String id) {
        return new Refusal(Reason.NOT_FOUND, notFoundCode, "The %s '%s' does not exist".formatted(noun, id));
    }

    final SandboxWorld world() {
        return world;
    }

    /// Everything there is, shown or not.
    final Stream<E> existing() {
        return entries.values().stream();
    }

    final boolean any(Predicate<E> condition) {
        return existing().anyMatch(condition);
    }

    final E put(E entry) {
        entries.put(entry.id(), entry);
        return entry;
    }

    final E add(E entry) {
        put(entry);
        world.appeared(entry.id());
        return entry;
    }

    final void remove(String id) {
        entries.remove(id);
    }

    final void removeIf(Predicate<E> condition) {
        entries.values().removeIf(condition);
    }

    final List<E> entries() {
        return new ArrayList<>(entries.values());
    }
}
