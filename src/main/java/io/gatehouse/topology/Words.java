package io.gatehouse.topology;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How people say what code calls by one word.
public final class Words {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])[A-Z]");

    private Words() {}

    /// A component's name in words: `publicAddress` is `public address`.
    public static String of(String component) {
        return HUMP.matcher(component).replaceAll(Words::apart);
    }

    private static String apart(MatchResult hump) {
        return " " + hump.group().toLowerCase(Locale.ROOT);
    }
}
