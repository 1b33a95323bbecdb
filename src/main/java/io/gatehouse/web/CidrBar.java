package io.gatehouse.web;

import java.util.List;

/// An address block as a bar: what of it is taken, and by what.
///
/// @param summary the same in a sentence, for readers who do not see it
/// @param first the block's first address
/// @param last the block's last address
/// @param parts what to draw, from left to right; what no part covers is drawn as free
public record CidrBar(String summary, String first, String last, List<Part> parts) {

    public CidrBar {
        parts = List.copyOf(parts);
    }

    /// What a part of the block is used for.
    public enum Use {
        /// Nothing.
        FREE,
        /// Public subnets.
        PUBLIC,
        /// Private subnets.
        PRIVATE,
        /// More than one subnet: an overlap.
        CONFLICT
    }

    /// One part of the bar.
    ///
    /// @param use what it is used for
    /// @param label what stands inside, cut where it does not fit: two characters below a tenth; empty for none
    /// @param start where it starts, in percent of the block
    /// @param width how wide it is, in percent of the block
    public record Part(Use use, String label, double start, double width) {}
}
