package io.gatehouse.appliance;

import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Text for a NAT instance, made of typed values and of the files that ship with Gatehouse. There is no way to make one
/// of a string, so nothing that anybody typed can be in it.
final class TypedText {

    private static final String END = "END_OF_FILE";

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

    /// One element of an nftables map.
    static TypedText mapping(TypedText from, TypedText to) {
        return new TypedText(from.text + " : " + to.text);
    }

    /// The command of the first boot that puts a file in its place.
    static TypedText put(ApplianceFile file, TypedText content) {
        return new TypedText("put /%s %s <<'%s'\n%s%s".formatted(file.path(), file.mode(), END, content.text, END));
    }

    /// The commands, one after the other.
    static TypedText lines(List<TypedText> lines) {
        return new TypedText(joined(lines, "\n"));
    }

    private static String joined(Collection<TypedText> parts, String separator) {
        return parts.stream().map(part -> part.text).collect(Collectors.joining(separator));
    }

    @Override
    public String toString() {
        return text;
    }
}
