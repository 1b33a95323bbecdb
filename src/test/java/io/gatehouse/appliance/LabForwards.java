package io.gatehouse.appliance;

import io.gatehouse.forwarding.Books;
import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.NetworkLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The port forwards of the lab.
final class LabForwards {

    /// How many come one after the other in the scenario `forwards`, and the port of the first of them.
    private static final int ADDED = 5;

    private static final int FIRST_ADDED = 7101;
    private static final int TARGET = 7003;

    private LabForwards() {}

    /// What the members boot with: where the lab's client in the internet gets in.
    static ForwardBook atFirst() {
        return Books.of(
                Books.tcp("7100", "10.0.1.20:7003", "198.51.100.0/24"),
                Books.udp("7100", "10.0.1.20:7003", "198.51.100.0/24"));
    }

    /// What comes after it, by the names that the scenario knows, in order: each has a forward more, the last has the
    /// first one closed.
    private static Map<String, ForwardBook> stages() {
        var stages = new LinkedHashMap<String, ForwardBook>();
        for (int count = 1; count <= ADDED; count++) {
            stages.put("added-" + count, Books.with(atFirst(), count, FIRST_ADDED, TARGET));
        }
        stages.put("closed", Books.closing(all(), 1));
        return stages;
    }

    /// All that there ever are: what the security group lets in.
    static ForwardBook all() {
        return Books.with(atFirst(), ADDED, FIRST_ADDED, TARGET);
    }

    /// Writes the bundles of the later stages, `<slot>.<stage>.tar.gz`.
    static void write(Path directory, NetworkLayout layout, Tuning tuning) throws IOException {
        for (var stage : stages().entrySet()) {
            var forwards = PublishedForward.of(Layouts.NETWORK, layout, stage.getValue());
            var place = Layouts.PLACE;
            var bundles = Bundles.of(Layouts.NETWORK, layout, forwards, place.installation(), place.region(), tuning);
            for (var bundle : bundles.entrySet()) {
                String name = "%s.%s.tar.gz".formatted(bundle.getKey(), stage.getKey());
                Files.write(directory.resolve(name), bundle.getValue().bytes());
            }
        }
    }
}
