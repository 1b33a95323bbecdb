package io.gatehouse.appliance;

import io.gatehouse.forwarding.Books;
import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.network.NatMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// The books of forwards that the packets of `src/test/lab/forwards` go through, one after the other, as the rulesets
/// and marks of a NAT instance.
final class ForwardStages {

    private final Path directory;

    private ForwardStages(Path directory) {
        this.directory = directory;
    }

    /// @param closing when the first forward of the stage `timed` closes
    static void write(Path directory, Instant closing) throws IOException {
        var stages = new ForwardStages(directory);
        ForwardBook open =
                Books.of(
                        Books.tcp("51532", "10.0.1.20:1532", "203.0.113.0/28"),
                        Books.tcp("51533", "10.0.1.20:1533", "203.0.113.0/28"),
                        Books.tcp("6000-6010", "10.0.1.20:6000-6010", "203.0.113.2/32"),
                        Books.udp("5514-5516", "10.0.3.40:514-516", "203.0.113.0/28"),
                        Books.on("nat-b", Books.tcp("7000", "10.0.1.20:7000", "203.0.113.0/28")));
        ForwardBook closed = Books.closing(open, 3, 4, 5);
        ForwardBook swapped = Books.swapping(closed, 1, 2);
        stages.write("open", open);
        stages.write("closed", closed);
        stages.write("swapped", swapped);
        stages.write("timed", Books.closingAt(swapped, 1, closing));
        stages.write("many", Books.with(swapped, 998, 10_002, 1532));
    }

    private void write(String stage, ForwardBook book) throws IOException {
        var bundle = Unpacked.of(Layouts.bundles(Layouts.usual(NatMode.PAIR), book).get("nat-a"));
        Files.writeString(directory.resolve(stage + ".nft"), bundle.text("files/etc/gatehouse/nat.nft"));
        Files.writeString(directory.resolve(stage + ".marks"), bundle.text("files/etc/gatehouse/forward-marks"));
    }
}
