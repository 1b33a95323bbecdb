package io.gatehouse.cloud.sandbox.world;

/// A rule of a security group.
public record RuleEntry(String id, String groupId, Permission permission) implements Entry {}
