package io.gatehouse.appliance;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Text for a NAT instance, made of typed values and of the files that ship with Gatehouse. There is no way to make one
/// of a string, so nothing that anybody typed can be in it.
final class TypedText {

    static final TypedText NOTHING = new TypedText("");

    private final String text;

    private TypedText(String text) {
        this.text = text;
    }

    static TypedText of(Ipv4 address) {
        return new TypedText(address.text());
    }

    static TypedText of(Cidr block) {
        return new TypedText(block.toString());
    }

    static TypedText of(int number) {
        return new TypedText(Integer.toString(number));
    }

    /// The ports as nftables takes them, for example `5514-5516`.
    static TypedText of(PortRange ports) {
        return new TypedText(ports.toString());
    }

    /// From one moment to another, to the second, as nftables takes times whatever the time zone.
    static TypedText between(Instant from, Instant to) {
        return new TypedText("%d-%d".formatted(from.getEpochSecond(), to.getEpochSecond()));
    }

    /// The address as nftables takes raw bytes, for example `0x0a000005`.
    static TypedText hex(Ipv4 address) {
        return new TypedText("0x%08x".formatted(address.number()));
    }

    /// The key of a resource, which is made of lower-case letters, digits and a few signs that mean nothing to a shell
    /// between quotes.
    static TypedText of(ResourceKey key) {
        return new TypedText(key.text());
    }

    /// The last part of a resource's key.
    static TypedText slot(ResourceKey key) {
        return new TypedText(key.slot());
    }

    static TypedText of(InstallationId installation) {
        return new TypedText(installation.value());
    }

    static TypedText of(NetworkId network) {
        return new TypedText(network.text());
    }

    static TypedText region(Place place) {
        return new TypedText(place.region());
    }

    static TypedText domain(Place place) {
        return new TypedText(place.domain());
    }

    /// The duration in seconds, to the millisecond, for example `0.150`.
    static TypedText seconds(Duration duration) {
        return new TypedText("%d.%03d".formatted(duration.toSeconds(), duration.toMillisPart()));
    }

    /// A constant's name in lower case.
    static TypedText of(Enum<?> constant) {
        return new TypedText(constant.name().toLowerCase(Locale.ROOT));
    }

    /// A file that ships with Gatehouse, its places filled.
    ///
    /// @throws IllegalArgumentException when a place has no value
    static TypedText of(Template template, Map<String, TypedText> values) {
        return new TypedText(
                template.fill(place -> {
                    TypedText value = values.get(place);
                    if (value == null) {
                        throw new IllegalArgumentException("%s has no value for %s".formatted(template, place));
                    }
                    return value.text;
                }));
    }

    /// The words with a space between them.
    static TypedText words(List<TypedText> words) {
        return new TypedText(joined(words, " "));
    }

    /// The contents of an nftables set or map; nothing at all when there are none, since nftables knows no empty list.
    static TypedText elements(List<TypedText> elements) {
        return new TypedText(elements.isEmpty() ? "" : "elements = { %s }".formatted(joined(elements, ", ")));
    }

    /// The same with one element in each line.
    static TypedText elementLines(List<TypedText> elements) {
        String indent = "\n            ";
        return new TypedText(
                elements.isEmpty()
                        ? ""
                        : "elements = {%s%s%s}"
                                .formatted(indent, joined(elements, "," + indent), indent.substring(0, 9)));
    }

    /// Several values that together are looked up in an nftables set or map.
    static TypedText concatenated(TypedText... parts) {
        return new TypedText(joined(List.of(parts), " . "));
    }

    /// One element of an nftables map.
    static TypedText mapping(TypedText from, TypedText to) {
        return new TypedText(from.text + " : " + to.text);
    }

    /// Each in a line of its own.
    static TypedText lines(List<TypedText> lines) {
        return new TypedText(joined(lines, "\n"));
    }

    /// The parts, one after the other.
    static TypedText joined(List<TypedText> parts) {
        return new TypedText(joined(parts, ""));
    }

    private static String joined(Collection<TypedText> parts, String separator) {
        return parts.stream().map(part -> part.text).collect(Collectors.joining(separator));
    }

    @Override
    public String toString() {
        return text;
    }
}
