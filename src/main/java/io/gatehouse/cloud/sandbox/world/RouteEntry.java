package io.gatehouse.cloud.sandbox.world;

/// A route, known by its table and destination. The local route is not kept: every table has it.
///
/// @param targetId an internet gateway or a network interface
public record RouteEntry(String tableId, String destination, String targetId) implements Entry {

    private static final String GATEWAY = "igw-";

    /// Whether its target is an internet gateway.
    public boolean goesToGateway() {
        return isGateway(targetId);
    }

    static boolean isGateway(String targetId) {
        return targetId.startsWith(GATEWAY);
    }

    static String idOf(String tableId, String destination) {
        return tableId + ">" + destination;
    }

    @Override
    public String id() {
        return idOf(tableId, destination);
    }
}
