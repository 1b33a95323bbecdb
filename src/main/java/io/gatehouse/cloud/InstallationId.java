package io.gatehouse.cloud;

import java.util.regex.Pattern;

/// Names one installation of Gatehouse, in tags and in names that must be unique in an AWS account.
///
/// @param value ten lower-case base32 characters (RFC 4648: a to z, 2 to 7)
public record InstallationId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z2-7]{10}");

    /// @throws IllegalArgumentException when the value is of another shape
    public InstallationId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "“%s” is not an installation id: ten characters, each a to z or 2 to 7, for example k3v7q2mzta."
                            .formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
