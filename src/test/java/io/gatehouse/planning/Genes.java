package io.gatehouse.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Named random choices that stay the same until they are changed, so that two networks made from nearly the same genes
/// differ in few places.
final class Genes {

    private final long seed;
    private final Map<String, Integer> versions;

    /// Every name that was ever asked for.
    private final TreeSet<String> names;

    Genes(long seed) {
        this(seed, new HashMap<>(), new TreeSet<>());
    }

    private Genes(long seed, Map<String, Integer> versions, TreeSet<String> names) {
        this.seed = seed;
        this.versions = versions;
        this.names = names;
    }

    /// The same genes but for a few.
    ///
    /// @param share of the choices that are made anew, 0 to 1
    Genes mutated(RandomGenerator random, double share) {
        var changed = new HashMap<>(versions);
        for (String name : names) {
            if (random.nextDouble() < share) {
                changed.merge(name, 1, Integer::sum);
            }
        }
        return new Genes(seed, changed, names);
    }

    /// A choice from 0 up to, but not including, the bound.
    int number(String name, int bound) {
        names.add(name);
        long mixed = seed * 31 + name.hashCode() + versions.getOrDefault(name, 0) * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
    }

    /// Whether something is so, in as many of a hundred cases.
    boolean chance(String name, int percent) {
        return number(name, 100) < percent;
    }

    <T> T pick(String name, List<T> choices) {
        return choices.get(number(name, choices.size()));
    }
}
