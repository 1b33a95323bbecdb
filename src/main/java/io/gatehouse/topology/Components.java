package io.gatehouse.topology;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads resources component by component.
public final class Components {

    private static final ClassValue<RecordComponent[]> OF =
            new ClassValue<>() {
                @Override
                protected RecordComponent[] computeValue(Class<?> type) {
                    return type.getRecordComponents();
                }
            };

    private Components() {}

    /// A resource's components in words, without its key, in their order.
    public static SequencedMap<String, String> list(Resource resource) {
        var list = new LinkedHashMap<String, String>();
        for (RecordComponent component : OF.get(resource.getClass())) {
            if (!component.getName().equals("key")) {
                list.put(component.getName(), words(read(component, resource)));
            }
        }
        return list;
    }

    static List<Difference> compare(Resource wanted, Resource actual) {
        if (wanted.equals(actual)) {
            return List.of();
        }
        if (wanted.getClass() != actual.getClass()) {
            throw new IllegalArgumentException(
                    "%s and %s are of different kinds".formatted(wanted.key(), actual.key()));
        }
        var differences = new ArrayList<Difference>();
        for (RecordComponent component : OF.get(wanted.getClass())) {
            Object before = read(component, actual);
            Object after = read(component, wanted);
            if (!component.getName().equals("key") && !Objects.equals(before, after)) {
                differences.add(new Difference(component.getName(), words(before), words(after), effect(component)));
            }
        }
        return List.copyOf(differences);
    }

    /// The differences that replacing the resource with this key makes in one that refers to it; none when it does not.
    public static Stream<Difference> differencesOfReplacing(ResourceKey key, Resource dependent) {
        return referring(key, dependent)
                .map(component ->
                        new Difference(
                                component.getName(),
                                key + " as it is now",
                                key + " made again",
                                holds(component) ? Difference.Effect.REPLACE : Difference.Effect.UPDATE));
    }

    /// The differences by which a resource turns away from the one with this key: of the components in which what was
    /// seen refers to it and what is wanted does not.
    public static Stream<Difference> differencesOfTurningAway(ResourceKey key, Resource wanted, Resource actual) {
        return referring(key, actual)
                .filter(component -> !refersTo(read(component, wanted), key))
                .map(component ->
                        new Difference(
                                component.getName(),
                                words(read(component, actual)),
                                words(read(component, wanted)),
                                effect(component)));
    }

    /// Whether AWS refuses to delete the resource with this key because of one that refers to it.
    public static boolean holds(Resource dependent, ResourceKey key) {
        return referring(key, dependent).anyMatch(Components::holds);
    }

    private static Stream<RecordComponent> referring(ResourceKey key, Resource dependent) {
        return Stream.of(OF.get(dependent.getClass()))
                .filter(component -> !component.getName().equals("key"))
                .filter(component -> refersTo(read(component, dependent), key));
    }

    private static boolean holds(RecordComponent component) {
        return component.isAnnotationPresent(Holds.class) || component.isAnnotationPresent(Fixed.class);
    }

    private static boolean refersTo(@Nullable Object value, ResourceKey key) {
        return switch (value) {
            case ResourceKey ref -> ref.equals(key);
            case Collection<?> many -> many.contains(key);
            case HasRef has -> has.ref().equals(key);
            case null, default -> false;
        };
    }

    /// A component that holds a reference among other things.
    interface HasRef {

        /// The reference.
        Ref ref();
    }

    private static Difference.Effect effect(RecordComponent component) {
        return component.isAnnotationPresent(Fixed.class) ? Difference.Effect.REPLACE : Difference.Effect.UPDATE;
    }

    private static @Nullable Object read(RecordComponent component, Resource resource) {
        try {
            return component.getAccessor().invoke(resource);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Boolean on -> on ? "on" : "off";
            case Set<?> set ->
                    set.isEmpty()
                            ? "none"
                            : set.stream().map(Components::words).sorted().collect(Collectors.joining(", "));
            case Collection<?> list ->
                    list.isEmpty() ? "none" : list.stream().map(Components::words).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
