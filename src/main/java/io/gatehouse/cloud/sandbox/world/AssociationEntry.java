package io.gatehouse.cloud.sandbox.world;

/// A subnet's use of a route table. It has another id whenever the table is another.
public record AssociationEntry(String id, String subnetId, String tableId) implements Entry {}
