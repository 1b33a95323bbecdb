package io.gatehouse.planning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A graph of things that come after other things.
///
/// @param <N> the things; their natural order breaks ties, so that the same graph always gives the same order
final class DependencyGraph<N extends Comparable<N>> {

    private final Map<N, Set<N>> after = new TreeMap<>();

    DependencyGraph(Collection<N> nodes) {
        nodes.forEach(node -> after.put(node, new TreeSet<>()));
    }

    /// Says that one thing comes after another. What is not in the graph orders nothing.
    void order(N first, N then) {
        Set<N> before = after.get(then);
        if (before != null && after.containsKey(first) && !first.equals(then)) {
            before.add(first);
        }
    }

    /// Says that one thing had better come after another; without effect where it would close a circle.
    void orderIfPossible(N first, N then) {
        if (!comesBefore(then, first)) {
            order(first, then);
        }
    }

    private boolean comesBefore(N early, N late) {
        var open = new ArrayDeque<N>(List.of(late));
        var reached = new HashSet<N>();
        for (N node = open.poll(); node != null; node = open.poll()) {
            if (node.equals(early)) {
                return true;
            }
            if (reached.add(node)) {
                open.addAll(before(node));
            }
        }
        return false;
    }

    /// What must come before a thing.
    Set<N> before(N node) {
        return Collections.unmodifiableSet(after.getOrDefault(node, Set.of()));
    }

    /// Everything, in an order that respects all that was said.
    ///
    /// @throws IllegalStateException if there is a cycle, naming what is in it
    List<N> sorted() {
        var waitingFor = new HashMap<N, Integer>();
        var followers = new HashMap<N, List<N>>();
        var ready = new PriorityQueue<N>();
        after.forEach((node, before) -> {
            waitingFor.put(node, before.size());
            before.forEach(one -> followers.computeIfAbsent(one, _ -> new ArrayList<>()).add(node));
            if (before.isEmpty()) {
                ready.add(node);
            }
        });
        var sorted = new ArrayList<N>(after.size());
        for (N node = ready.poll(); node != null; node = ready.poll()) {
            sorted.add(node);
            for (N follower : followers.getOrDefault(node, List.of())) {
                if (waitingFor.merge(follower, -1, Integer::sum) == 0) {
                    ready.add(follower);
                }
            }
        }
        if (sorted.size() < after.size()) {
            var cycle = new TreeSet<>(after.keySet());
            sorted.forEach(cycle::remove);
            throw new IllegalStateException("these wait for each other: " + cycle);
        }
        return sorted;
    }
}
