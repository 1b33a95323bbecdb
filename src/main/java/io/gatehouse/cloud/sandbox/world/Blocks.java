package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.topology.Cidr;

/// Reads the blocks that requests speak of.
final class Blocks {

    private static final int SHORTEST = 16;
    private static final int LONGEST = 28;

    private Blocks() {}

    /// @throws Refusal if a VPC or subnet cannot have the block
    static Cidr require(String text, String code) {
        Cidr block = parse(text);
        if (block.prefixLength() < SHORTEST || block.prefixLength() > LONGEST) {
            throw Refusal.invalid(code, "The CIDR '%s' is invalid.".formatted(text));
        }
        return block;
    }

    /// @throws Refusal if the text is no block
    static Cidr parse(String text) {
        try {
            return Cidr.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("InvalidParameterValue", "Value (%s) is invalid: %s".formatted(text, e.getMessage()));
        }
    }
}
