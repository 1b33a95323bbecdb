package io.gatehouse.planning;

import io.gatehouse.topology.Components;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Disruption;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;

import java.util.List;

/// One line of a plan: what is done to a resource, why, and what that disturbs.
///
/// @param reason a sentence
public record Step(Change change, String reason, Disruption disruption) {

    /// What is done, in one word, in the order in which a plan is read: what destroys comes first.
    public enum Verb {
        BLOCKED,
        DELETE,
        REPLACE,
        UPDATE,
        ADOPT,
        CREATE
    }

    /// The key of the resource that the step is about.
    public ResourceKey key() {
        return change.key();
    }

    /// What is done, in one word.
    public Verb verb() {
        return switch (change) {
            case Change.Create _ -> Verb.CREATE;
            case Change.Adopt _ -> Verb.ADOPT;
            case Change.Update _ -> Verb.UPDATE;
            case Change.Replace _ -> Verb.REPLACE;
            case Change.Delete _ -> Verb.DELETE;
            case Change.Blocked _ -> Verb.BLOCKED;
        };
    }

    /// The components that change, as before and after. A creation shows all components as new, a deletion all as gone.
    public List<Difference> differences() {
        return switch (change) {
            case Change.Create(var wanted) -> appearing(wanted);
            case Change.Adopt(var wanted, _) -> appearing(wanted);
            case Change.Update(_, _, var differences) -> differences;
            case Change.Replace(_, _, var differences) -> differences;
            case Change.Delete(var before) ->
                    Components.list(before.actual()).entrySet().stream()
                            .map(one -> new Difference(one.getKey(), one.getValue(), "", Difference.Effect.UPDATE))
                            .toList();
            case Change.Blocked _ -> List.of();
        };
    }

    private static List<Difference> appearing(Resource wanted) {
        return Components.list(wanted).entrySet().stream()
                .map(one -> new Difference(one.getKey(), "", one.getValue(), Difference.Effect.UPDATE))
                .toList();
    }

    /// The step as one line that is the same for the same step, in any process.
    String canonical() {
        var text = new StringBuilder(verb().name()).append(' ').append(key().text());
        for (Difference difference : differences()) {
            text.append('\u001f')
                    .append(difference.component())
                    .append('\u001e')
                    .append(difference.before())
                    .append('\u001e')
                    .append(difference.after());
        }
        return text.toString();
    }
}
