package io.gatehouse.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The numbers of a status row, without its texts.
record StatusBrief(
        long networkId,
        @Nullable Instant sweptAt,
        long sweptRevision,
        long appliedRevision,
        int changes,
        int blocked) {}
