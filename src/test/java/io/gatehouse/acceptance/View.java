package io.gatehouse.acceptance;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A page in one of its states.
///
/// @param name what a person would call it
/// @param path its address; `{payments}` and the like stand for what [Story] has made
/// @param staging what is done on the page to bring about the state
record View(String name, String path, Consumer<Story> staging) {

    private static final Pattern PART = Pattern.compile("\\{\\w+(:[^}]*)?}");

    /// A page as it opens.
    static View page(String name, String path) {
        return new View(name, path, story -> {});
    }

    /// A page after something was done on it.
    static View state(String name, String path, Consumer<Story> staging) {
        return new View(name, path, staging);
    }

    /// The address with `*` for every part that differs from one network, draft, plan … to the next.
    static String shape(String path) {
        return PART.matcher(path).replaceAll("*");
    }

    /// Whether the page's address, without its query, has this shape.
    boolean isOne(String shape) {
        return matches(shape, path);
    }

    /// Whether an address is one of this page.
    boolean covers(String address) {
        return matches(shape(path), address);
    }

    private static boolean matches(String shape, String address) {
        String pattern = "\\Q" + shape.replaceFirst("\\?.*", "").replace("*", "\\E[^/]+\\Q") + "\\E";
        return address.replaceFirst("\\?.*", "").matches(pattern);
    }
}
