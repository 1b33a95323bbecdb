package io.gatehouse.topology;

/// Text that is not a usable IPv4 block or address. The message is a complete sentence for the person who typed it: it
/// names the rule and gives an example.
public final class InvalidCidrException extends IllegalArgumentException {

    InvalidCidrException(String message) {
        super(message);
    }
}
