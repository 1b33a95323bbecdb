package io.gatehouse.planning;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// All that is to be done to make a network what its desired revision says.
///
/// @param network the network
/// @param desiredRevision the number of the revision that it leads to
/// @param steps what destroys first, then by kind and name; the order of execution is that of [#actions()]
/// @param awaiting resources about which nothing can be said yet, because AWS may not show them although they exist, or
///   still shows them although they are going: look again before acting
/// @param ignored steps that are not taken because somebody has decided so, and those that cannot be taken because of
///   it
public record Plan(
        NetworkId network, long desiredRevision, List<Step> steps, Set<ResourceKey> awaiting, List<Step> ignored) {

    /// Whether the network is as it should be.
    public boolean isEmpty() {
        return steps.isEmpty() && awaiting.isEmpty();
    }

    /// Whether a person must decide something before anything can be done.
    public boolean isBlocked() {
        return steps.stream().anyMatch(Step::isBlocked);
    }

    /// What goes, as it was seen: deleted for good or made again.
    public Stream<Observed<?>> destroyed() {
        return steps.stream().filter(step -> step.change().destroys()).flatMap(step -> step.change().seen().stream());
    }

    /// How many steps there are of each verb; verbs without a step are there with 0.
    public Map<Step.Verb, Integer> counts() {
        var counts = new EnumMap<Step.Verb, Integer>(Step.Verb.class);
        for (Step.Verb verb : Step.Verb.values()) {
            counts.put(verb, 0);
        }
        steps.forEach(step -> counts.merge(step.verb(), 1, Integer::sum));
        return counts;
    }

    /// What an approval is bound to: the same for the same steps towards the same revision, in any process. That
    /// something which networks share is to be made, or made what it should be, does not count, since another network
    /// may be at it; whether it was approved is to be seen by what the plan [#needs()].
    public String digest() {
        return steps.stream()
                .filter(step -> step.key().scope().equals(network) || step.change().destroys() || step.isBlocked())
                .map(Step::canonical)
                .sorted()
                .collect(collectingAndThen(joining("\n", network + "\n" + desiredRevision + "\n", ""), Plan::sha256));
    }

    /// Marks of all that the plan does to AWS, the same in any process.
    public Set<String> needs() {
        return steps.stream().flatMap(step -> step.needs().stream()).map(Plan::sha256).collect(toUnmodifiableSet());
    }

    /// Marks of all that approving the plan allows. A later plan of the same network and revision may be carried out
    /// under the same approval when all that it [#needs()] is granted.
    public Set<String> grants() {
        return steps.stream().flatMap(step -> step.grants().stream()).map(Plan::sha256).collect(toUnmodifiableSet());
    }

    /// The steps that need more than was granted.
    ///
    /// @param granted such as another plan [#grants()]
    public List<Step> beyond(Set<String> granted) {
        return steps.stream()
                .filter(step -> !step.needs().stream().map(Plan::sha256).allMatch(granted::contains))
                .toList();
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The part of this plan that is about some resources, with all that must be done before it, or follows from making
    /// one of them again.
    public Plan limitedTo(Set<ResourceKey> chosen) {
        Map<Action.Id, Action> actions = actions().stream().collect(toMap(Action::id, Function.identity()));
        var keys = new HashSet<>(chosen);
        var open = new ArrayDeque<>(chosen);
        while (!open.isEmpty()) {
            ResourceKey key = open.remove();
            Stream.concat(
                            actions.values().stream()
                                    .filter(action -> action.key().equals(key))
                                    .flatMap(action -> action.after().stream())
                                    .map(Action.Id::key),
                            followersOf(key))
                    .filter(keys::add)
                    .forEach(open::add);
        }
        List<Step> part = steps.stream().filter(step -> keys.contains(step.key())).toList();
        return new Plan(network, desiredRevision, part, awaiting, ignored);
    }

    /// What refers to something that is made again has to be turned to its successor.
    private Stream<ResourceKey> followersOf(ResourceKey key) {
        boolean madeAgain = steps.stream().anyMatch(step -> step.key().equals(key) && step.verb() == Step.Verb.REPLACE);
        return madeAgain ? steps.stream().filter(step -> step.change().needs(key)).map(Step::key) : Stream.empty();
    }

    /// The steps as actions, in an order in which they can be carried out one by one; blocked steps have none.
    public List<Action> actions() {
        return ActionGraph.of(steps);
    }
}
