package io.gatehouse.appliance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file that ships with Gatehouse, with places such as `{{gateway}}` in it.
final class Template {

    private static final String ROOT = "/appliance/";
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

    private static final Map<String, Template> READ = new ConcurrentHashMap<>();

    private final String path;
    private final String text;

    private Template(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /// The file at a path below `src/main/appliance`.
    ///
    /// @throws IllegalArgumentException when there is none
    static Template at(String path) {
        return READ.computeIfAbsent(path, Template::read);
    }

    private static Template read(String path) {
        try (InputStream in = Template.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no file ships as " + path);
            }
            return new Template(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text with every place replaced.
    ///
    /// @param value gives the value for a place, by its name
    String fill(UnaryOperator<String> value) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value.apply(place.group(1))));
    }

    @Override
    public String toString() {
        return path;
    }
}
