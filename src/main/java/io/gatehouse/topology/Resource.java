package io.gatehouse.topology;

import java.util.List;
import java.util.Set;

/// One thing in AWS, as wanted or as seen. Wanted and seen are values of the same type, so that comparing them is
/// comparing records. A new kind of resource is a new record here, and one handler in each cloud.
///
/// A record's components are what can be compared. A component that AWS cannot change in place carries [Fixed].
public sealed interface Resource
        permits Tagged,
                SecurityGroupRule,
                RolePolicy,
                ElasticIpAssociation,
                Route,
                RouteTableAssociation,
                Bucket,
                Queue,
                StoredObject {

    /// The resource's name for life.
    ResourceKey key();

    /// What must exist before this, and can only go after it. Only keys: a reference to something that is not ours
    /// orders nothing.
    Set<ResourceKey> dependsOn();

    /// The components in which this, the wanted resource, differs from the actual one of the same kind; empty when
    /// nothing is to be done.
    default List<Difference> differences(Resource actual) {
        return Components.compare(this, actual);
    }

    /// What changing, replacing or deleting this (actual) resource does to traffic.
    default Disruption disruption(Intervention intervention) {
        return Disruption.NONE;
    }

    /// What people call it, next to the title of its kind.
    default String label() {
        return key().slot();
    }

    /// Resources of one kind that say the same here can be made, or deleted, in one call. By default each is alone.
    default String company() {
        return key().text();
    }

    /// Whether resources of this kind had better be replaced one after the other, the next only once the one before has
    /// been made again, because they stand in for each other.
    default boolean takesTurns() {
        return false;
    }

    /// Whether this cannot be made while the other, an actual one of any kind, is there: both would need the same
    /// addresses.
    default boolean excludes(Resource actual) {
        return false;
    }

    /// Whether AWS lets this be made, or changed to what it is here, while the other, an actual one of any kind, is
    /// left as it is, and leaves the other as it is for it.
    default boolean canBeBeside(Resource actual) {
        return true;
    }

    /// What AWS makes along with this although nobody asked for it, so that taking it away again is part of making
    /// this.
    default Set<ResourceKey> comesWith() {
        return Set.of();
    }

    /// Whether these differences of the actual one go away by themselves once another resource is as wanted.
    default boolean isCuredBy(Resource other, Resource actual, List<Difference> differences) {
        return false;
    }

    /// What is done to a resource that exists.
    enum Intervention {
        UPDATE,
        REPLACE,
        DELETE
    }
}
