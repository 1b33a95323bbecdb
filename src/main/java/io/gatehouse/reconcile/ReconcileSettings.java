package io.gatehouse.reconcile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How patient the reconciler is.
///
/// @param sweepEvery how often each account's region is looked at when nobody asks
/// @param visibleWithin how long AWS may not show what was just created; until then it is not made again
@ConfigurationProperties("gatehouse.reconcile")
record ReconcileSettings(@DefaultValue("5m") Duration sweepEvery, @DefaultValue("2m") Duration visibleWithin) {}
