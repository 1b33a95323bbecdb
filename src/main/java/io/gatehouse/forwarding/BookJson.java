package io.gatehouse.forwarding;

import io.gatehouse.network.Protocol;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.PortRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Books of forwards as the JSON that revisions keep. The shape is written down here and nowhere else: a stored
/// revision must be readable for ever, whatever becomes of the classes.
final class BookJson {

    private static final int VERSION = 1;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private BookJson() {}

    private record Document(int version, int next, List<Entry> forwards, List<ListEntry> lists) {}

    private record Entry(
            int number,
            int mark,
            String name,
            String protocol,
            Ports external,
            String address,
            Ports target,
            List<SourceEntry> sources,
            @Nullable String publishedOn,
            boolean enabled,
            @Nullable String expiresAt,
            String owner,
            String comment,
            long revision) {}

    private record Ports(int from, int to) {}

    private record SourceEntry(@Nullable String block, @Nullable String list) {}

    private record ListEntry(String name, List<String> blocks) {}

    /// An empty book is an empty text.
    static String write(ForwardBook book) {
        if (book.equals(ForwardBook.EMPTY)) {
            return "";
        }
        return MAPPER.writeValueAsString(
                new Document(
                        VERSION,
                        book.next(),
                        book.forwards().stream().map(BookJson::entry).toList(),
                        book.lists().stream()
                                .map(list ->
                                        new ListEntry(list.name(), list.blocks().stream().map(Cidr::toString).toList()))
                                .toList()));
    }

    /// @throws IllegalStateException when a newer Gatehouse wrote it
    static ForwardBook read(String json) {
        if (json.isEmpty()) {
            return ForwardBook.EMPTY;
        }
        var document = MAPPER.readValue(json, Document.class);
        if (document.version() != VERSION) {
            throw new IllegalStateException(
                    "these forwards were saved by another release of Gatehouse (version %d, this one knows %d)"
                            .formatted(document.version(), VERSION));
        }
        return new ForwardBook(
                document.next(),
                document.forwards().stream().map(BookJson::forward).toList(),
                document.lists().stream()
                        .map(list -> new SourceList(list.name(), list.blocks().stream().map(Cidr::parse).toList()))
                        .toList());
    }

    private static Entry entry(Forward forward) {
        return new Entry(
                forward.number(),
                forward.mark(),
                forward.name(),
                forward.protocol().name(),
                ports(forward.externalPorts()),
                forward.targetAddress().text(),
                ports(forward.targetPorts()),
                forward.sources().stream().map(BookJson::entry).toList(),
                forward.publishedOn().orElse(null),
                forward.enabled(),
                forward.expiresAt() == null ? null : forward.expiresAt().toString(),
                forward.owner(),
                forward.comment(),
                forward.revision());
    }

    private static Forward forward(Entry entry) {
        return new Forward(
                entry.number(),
                entry.mark(),
                entry.name(),
                Protocol.valueOf(entry.protocol()),
                new PortRange(entry.external().from(), entry.external().to()),
                new Ipv4(entry.address()),
                new PortRange(entry.target().from(), entry.target().to()),
                entry.sources().stream().map(BookJson::source).toList(),
                Optional.ofNullable(entry.publishedOn()),
                entry.enabled(),
                entry.expiresAt() == null ? null : Instant.parse(entry.expiresAt()),
                entry.owner(),
                entry.comment(),
                entry.revision());
    }

    private static Ports ports(PortRange range) {
        return new Ports(range.from(), range.to());
    }

    private static SourceEntry entry(Source source) {
        return switch (source) {
            case Source.Block(Cidr block) -> new SourceEntry(block.toString(), null);
            case Source.Saved(String list) -> new SourceEntry(null, list);
        };
    }

    private static Source source(SourceEntry entry) {
        if (entry.block() != null) {
            return new Source.Block(Cidr.parse(entry.block()));
        }
        return new Source.Saved(String.valueOf(entry.list()));
    }
}
