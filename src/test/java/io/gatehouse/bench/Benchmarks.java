package io.gatehouse.bench;

import java.util.List;
import java.util.Map;

/// Runs all benchmarks, or those named as arguments.
public final class Benchmarks {

    private static final Map<String, Runnable> ALL =
            Map.of(
                    "aws", new AwsBenchmark(),
                    "forward", new ForwardBenchmark(),
                    "home", new HomePageBenchmark(),
                    "planning", new PlanningBenchmark(),
                    "start", new StartBenchmark());

    private Benchmarks() {}

    public static void main(String... names) {
        List<String> wanted = names.length == 0 ? ALL.keySet().stream().sorted().toList() : List.of(names);
        for (String name : wanted) {
            Runnable benchmark = ALL.get(name);
            if (benchmark == null) {
                throw new IllegalArgumentException("There is no benchmark %s, only %s.".formatted(name, ALL.keySet()));
            }
            benchmark.run();
        }
    }
}
