package io.gatehouse.cloud.sandbox.world;

import java.util.List;
import java.util.Map;

/// A request to launch an instance.
///
/// @param interfaces the ids of the network interfaces by device index
/// @param profileName the name of its instance profile; empty for none
/// @param userData the text that it runs at its first boot
public record Launch(
        String imageId,
        String type,
        List<String> interfaces,
        String profileName,
        String userData,
        Map<String, String> tags) {}
