package io.gatehouse.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The header `If-Match` of a change (RFC 9110, section 13.1.1): the revision on which the change is based.
public final class IfMatch {

    private static final long NONE = 0;

    private IfMatch() {}

    /// Reads the header. A number counts with and without quotation marks.
    ///
    /// @return empty when there is no such header, or when it takes whatever there is; a revision that nothing has when
    ///   the header is nonsense
    public static Optional<Long> revision(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return Optional.empty();
        }
        String number = header.strip().replaceAll("^(W/)?\"?|\"$", "");
        return Optional.of(number.matches("\\d{1,18}") ? Long.parseLong(number) : NONE);
    }
}
