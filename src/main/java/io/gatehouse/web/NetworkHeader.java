package io.gatehouse.web;

import org.jspecify.annotations.Nullable;

/// What every page of a network shows of it in the top bar.
///
/// @param id the id as it stands in the address
/// @param name what the user calls it
/// @param region the AWS region
/// @param cidr the VPC's address block
/// @param sync the sync status, by the names that the badge knows; null if it is not known yet
/// @param pending what the user asked for and has not let Gatehouse do yet; null if there is nothing
public record NetworkHeader(
        String id, String name, String region, String cidr, @Nullable Enum<?> sync, @Nullable PendingChanges pending) {

    /// Changes that wait for a review.
    ///
    /// @param sentence what they are, for example "3 changes wait for your review: 2 to create, 1 to update"
    /// @param reviewPath where to post to for a fresh plan; the plan's page is below it
    /// @param discardPath the page that asks whether to drop them; null if there is nothing to go back to
    public record PendingChanges(String sentence, String reviewPath, @Nullable String discardPath) {}
}
