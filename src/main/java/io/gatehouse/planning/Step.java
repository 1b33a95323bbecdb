package io.gatehouse.planning;

import io.gatehouse.topology.Components;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Disruption;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Tagged;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// Whether a person must decide something first.
    public boolean isBlocked() {
        return change instanceof Change.Blocked;
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

    /// The resource in words: its kind and what people call it.
    public String title() {
        return switch (change) {
            case Change.Create(var wanted) -> title(wanted);
            case Change.Adopt(var wanted, _) -> title(wanted);
            case Change.Update update -> title(update.wanted());
            case Change.Replace replace -> title(replace.wanted());
            case Change.Delete(var before) -> title(before.actual());
            case Change.Blocked(var key, _) -> key.kind().title() + " " + key.slot();
        };
    }

    static String title(Resource resource) {
        return resource.key().kind().title() + " " + resource.label();
    }

    /// What an order to ignore this step is bound to: the same for the same step in any process and revision, and
    /// another one as soon as something else is seen or wanted.
    public String mark() {
        return Plan.sha256(canonical());
    }

    /// The step as one line that is the same for the same step, in any process.
    String canonical() {
        return differences().stream()
                .map(one -> String.join("\u001e", one.component(), one.before(), one.after()))
                .collect(Collectors.joining("\u001f", verb() + " " + key() + "\u001f", ""));
    }

    /// What this step does to AWS, as marks that are the same in any process.
    Set<String> needs() {
        return switch (change) {
            case Change.Create(var wanted) -> Set.of(making(wanted));
            case Change.Adopt(var wanted, _) -> Set.of(making(wanted));
            case Change.Update update -> Set.of(changing(update.wanted()));
            case Change.Replace replace -> Set.of(deleting(replace.before()), making(replace.wanted()));
            case Change.Delete(var before) -> Set.of(deleting(before));
            case Change.Blocked(var key, _) -> Set.of("decide " + key);
        };
    }

    /// What approving this step allows. More than it needs, because carrying out a part of a plan changes what is left
    /// to do: what was to be changed may have to be made, and the other way round, always towards the same end.
    Set<String> grants() {
        return switch (change) {
            case Change.Create(var wanted) -> makingAnew(wanted).collect(Collectors.toUnmodifiableSet());
            case Change.Adopt(var wanted, _) -> Set.of(making(wanted), changing(wanted));
            case Change.Update update -> Set.of(making(update.wanted()), changing(update.wanted()));
            case Change.Replace(var before, var wanted, _) ->
                    Stream.concat(Stream.of(deleting(before)), makingAnew(wanted))
                            .collect(Collectors.toUnmodifiableSet());
            case Change.Delete(var before) -> Set.of(deleting(before));
            case Change.Blocked _ -> Set.of();
        };
    }

    /// Whoever makes something and dies may leave what comes with it, which then is seen as something unwanted.
    private static Stream<String> makingAnew(Resource wanted) {
        return Stream.concat(
                Stream.of(making(wanted), changing(wanted)), wanted.comesWith().stream().map(Step::deleting));
    }

    private static String making(Resource wanted) {
        return "make " + wanted.key() + " " + Components.list(wanted);
    }

    private static String changing(Resource wanted) {
        return "change " + wanted.key() + " " + Components.list(wanted);
    }

    /// What is owned through its parent is what its key says, whatever its id: a takeover gives an Elastic IP's
    /// association another one.
    private static String deleting(Observed<?> before) {
        return deleting(before.key()) + (before.actual() instanceof Tagged ? " " + before.id() : "");
    }

    private static String deleting(ResourceKey key) {
        return "delete " + key;
    }
}
