package io.gatehouse.network.web;

import java.util.List;
import java.util.Optional;

/// A drawing of a network, as shapes with coordinates: zones side by side, in each the public subnets with the NAT
/// instance above the private ones. Drawn in the order of the components.
///
/// @param width in units of the drawing
/// @param height in units of the drawing
/// @param summary the same in sentences, for readers who do not see it
/// @param zones frames
/// @param links what leads where, below the boxes
/// @param boxes gateway, subnets and NAT instances
/// @param flows the way of traffic from private subnets, above the boxes
/// @param dots statuses beside names
/// @param labels all texts
public record TopologyPicture(
        int width,
        int height,
        String summary,
        List<Box> zones,
        List<Line> links,
        List<Box> boxes,
        List<Line> flows,
        List<Line> dots,
        List<Label> labels) {

    /// A rectangle.
    ///
    /// @param classes CSS classes of the drawing
    /// @param href where it leads; empty for nowhere
    /// @param title what it is, for the link
    public record Box(
            String classes, int x, int y, int width, int height, int radius, Optional<String> href, String title) {}

    /// A path.
    ///
    /// @param d path data
    public record Line(String classes, String d) {}

    /// A line of text.
    public record Label(String classes, int x, int y, String text) {}

    /// How something is doing.
    ///
    /// @param hue one of `ok`, `warn`, `bad`, `idle`, `active`
    /// @param words the same in words
    public record Mark(String hue, String words) {}
}
