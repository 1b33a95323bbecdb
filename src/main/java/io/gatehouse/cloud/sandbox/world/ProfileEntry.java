package io.gatehouse.cloud.sandbox.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An instance profile, known by its name.
///
/// @param uniqueId what instances remember of it: a profile that is made again under its old name is another one
/// @param roleName the role in it; null when there is none
public record ProfileEntry(String id, String uniqueId, @Nullable String roleName, Map<String, String> tags)
        implements TaggedEntry<ProfileEntry> {
    @Override
    public ProfileEntry withTags(Map<String, String> tags) {
        return new ProfileEntry(id, uniqueId, roleName, tags);
    }

    ProfileEntry holding(@Nullable String role) {
        return new ProfileEntry(id, uniqueId, role, tags);
    }
}
