package io.gatehouse.testing;

import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Availability.Missing;
import java.lang.reflect.AnnotatedElement;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The rule behind {@link RequiresCapability}. */
final class CapabilityCondition implements ExecutionCondition {

    static final String REQUIRED = "GATEHOUSE_TESTS_REQUIRE";

    private final Set<Capability> required;
    private final Function<Capability, Availability<?>> availability;

    CapabilityCondition() {
        this(parse(Objects.requireNonNullElse(System.getenv(REQUIRED), "")), Capability::availability);
    }

    CapabilityCondition(Set<Capability> required, Function<Capability, Availability<?>> availability) {
        this.required = required;
        this.availability = availability;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getElement()
                .map(this::evaluate)
                .orElseGet(() -> ConditionEvaluationResult.enabled("no element"));
    }

    ConditionEvaluationResult evaluate(AnnotatedElement element) {
        var missing =
                AnnotationSupport.findAnnotation(element, RequiresCapability.class).stream()
                        .flatMap(annotation -> Stream.of(annotation.value()))
                        .flatMap(this::missing)
                        .collect(Collectors.joining("; "));
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled("everything it needs is here")
                : ConditionEvaluationResult.disabled(missing);
    }

    private Stream<String> missing(Capability capability) {
        return switch (availability.apply(capability)) {
            case Available<?>(_) -> Stream.empty();
            case Missing<?>(var reason) when required.contains(capability) ->
                    throw new RequiredCapabilityMissing(capability, reason);
            case Missing<?>(var reason) -> Stream.of("needs " + capability + ": " + reason);
        };
    }

    /**
     * Reads a list such as {@code moto,browser}.
     *
     * @throws IllegalArgumentException if it names something that is no capability, since a typing error must not turn
     *     a failure into a skip
     */
    static Set<Capability> parse(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> Capability.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Capability.class)));
    }

    /** A test could not run on a machine on which it has to. */
    static final class RequiredCapabilityMissing extends RuntimeException {

        RequiredCapabilityMissing(Capability capability, String reason) {
            super("%s names %s, but %s".formatted(REQUIRED, capability, reason));
        }
    }
}
