package io.gatehouse.telemetry;

/// What a NAT instance can be told.
public enum CommandKind {
    /// Give away what it carries, and take its own back as soon as it may: a takeover on purpose.
    DRILL,
    /// Give away what it carries, until it is told to take its own back.
    HAND_OVER,
    /// Take its own identity back.
    TAKE_BACK,
    /// Give away what it carries and take nothing over, until maintenance is off again.
    MAINTENANCE_ON,
    /// Be a member like before.
    MAINTENANCE_OFF,
    /// Say whether a private host accepts connections on a port.
    TRY_TARGET,
    /// Say which address the resolver of its network knows of a name.
    ASK_RESOLVER
}
