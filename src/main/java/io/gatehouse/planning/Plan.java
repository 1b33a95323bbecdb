package io.gatehouse.planning;

import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// All that is to be done to make a network what its desired revision says.
///
/// @param network the network
/// @param desiredRevision the number of the revision that it leads to
/// @param steps what destroys first, then by kind and name; the order of execution is that of [#actions()]
/// @param awaiting resources about which nothing can be said yet, because AWS may not show them although they exist, or
///   still shows them although they are going: look again before acting
public record Plan(NetworkId network, long desiredRevision, List<Step> steps, Set<ResourceKey> awaiting) {

    /// Whether the network is as it should be.
    public boolean isEmpty() {
        return steps.isEmpty() && awaiting.isEmpty();
    }

    /// Whether a person must decide something before anything can be done.
    public boolean isBlocked() {
        return steps.stream().anyMatch(step -> step.verb() == Step.Verb.BLOCKED);
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

    /// What an approval is bound to: the same for the same steps towards the same revision, in any process.
    public String digest() {
        return digestOf(steps);
    }

    private String digestOf(Collection<Step> some) {
        String canonical = some.stream().map(Step::canonical).sorted().collect(Collectors.joining("\n"));
        String all = network.text() + "\n" + desiredRevision + "\n" + canonical;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// One line per step, the same for the same step in any process. A plan whose lines are all among those of an
    /// approved one does nothing that was not approved.
    public Set<String> fingerprints() {
        return steps.stream().map(Step::canonical).collect(Collectors.toUnmodifiableSet());
    }

    /// The steps as actions, in an order in which they can be carried out one by one; blocked steps have none.
    public List<Action> actions() {
        return ActionGraph.of(steps);
    }
}
