package io.gatehouse.reconcile;

import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudActuator;
import io.gatehouse.cloud.CloudDelegate;

/// A cloud with another actuator.
record GuardedCloud(Cloud cloud, CloudActuator actuator) implements CloudDelegate {}
