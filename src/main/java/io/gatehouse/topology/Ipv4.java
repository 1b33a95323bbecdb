package io.gatehouse.topology;

/// One IPv4 address in dotted decimal notation, without leading zeros.
///
/// @param text for example `10.0.0.5`
public record Ipv4(String text) {

    static final int BITS = 32;

    /// @throws InvalidCidrException when the text is not an IPv4 address, with a sentence for the user
    public Ipv4 {
        if (!Cidr.isAddress(text)) {
            throw new InvalidCidrException(
                    "“%s” is not an IPv4 address. Write four numbers from 0 to 255, for example 10.0.1.20."
                            .formatted(text.length() <= 60 ? text : text.substring(0, 60) + "…"));
        }
    }

    /// The address as a number, 0 to 2³² − 1.
    public long number() {
        long number = 0;
        for (String octet : text.split("\\.")) {
            number = number << 8 | Integer.parseInt(octet);
        }
        return number;
    }

    @Override
    public String toString() {
        return text;
    }
}
