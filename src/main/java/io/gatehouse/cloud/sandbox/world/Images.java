package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudCatalog.Architecture;
import io.gatehouse.cloud.CloudCatalog.Image;
import java.util.List;
import java.util.Optional;

/// The images that a simulated account sees: Debian 12, the newest of each architecture first.
public final class Images {

    private static final List<Image> ALL =
            List.of(
                    image("ami-0d12a640000002294", "debian-12-arm64-20251112-2294", Architecture.ARM64),
                    image("ami-0d12a640000002210", "debian-12-arm64-20250814-2210", Architecture.ARM64),
                    image("ami-0d12a864000002294", "debian-12-amd64-20251112-2294", Architecture.AMD64),
                    image("ami-0d12a864000002210", "debian-12-amd64-20250814-2210", Architecture.AMD64));

    private Images() {}

    private static Image image(String id, String name, Architecture architecture) {
        return new Image(id, name, architecture);
    }

    /// The image with this id.
    public static Optional<Image> find(String id) {
        return ALL.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// The newest image for an architecture.
    public static Image newest(Architecture architecture) {
        return ALL.stream().filter(one -> one.architecture() == architecture).findFirst().orElseThrow();
    }
}
