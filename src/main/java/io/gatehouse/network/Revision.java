package io.gatehouse.network;

import java.time.Instant;

/// What was wanted of a network from one moment on. Never changed; going back saves the same layout again.
///
/// @param number from 1, without gaps in a network
/// @param author who saved it
/// @param reason in the author's words; may be empty
/// @param foreseen whether what it changes was agreed to beforehand, so that it is carried out without a review
public record Revision(
        long number, NetworkLayout layout, String author, String reason, Instant savedAt, boolean foreseen) {}
