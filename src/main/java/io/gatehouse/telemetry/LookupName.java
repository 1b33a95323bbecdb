package io.gatehouse.telemetry;

import java.util.Optional;
import java.util.regex.Pattern;

/// A name that a resolver may be asked about, for example `db.ck.local`.
///
/// @param text labels of at most 63 letters, digits, hyphens and underscores, with dots between them
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4">RFC 1035, size limits</a>
public record LookupName(String text) {

    /// What a name is like, as a sentence for whoever typed another one.
    public static final String RULE =
            "A name has labels of at most 63 letters, digits, hyphens and underscores, with dots between them and at"
                    + " most 253 characters in all, for example db.ck.local.";

    private static final int LONGEST = 253;
    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*\\.?");

    /// The name that was typed; empty when it is none.
    public static Optional<LookupName> of(String typed) {
        String text = typed.strip();
        return text.length() <= LONGEST && NAME.matcher(text).matches()
                ? Optional.of(new LookupName(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
