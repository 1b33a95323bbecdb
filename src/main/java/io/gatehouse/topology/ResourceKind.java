package io.gatehouse.topology;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kinds of resource Gatehouse makes, in the order in which people like to read them.
public enum ResourceKind {
    VPC("vpc", "VPC"),
    INTERNET_GATEWAY("internet-gateway", "internet gateway"),
    SUBNET("subnet", "subnet"),
    SECURITY_GROUP("security-group", "security group"),
    SECURITY_GROUP_RULE("security-group-rule", "security group rule"),
    ROLE("role", "IAM role"),
    ROLE_POLICY("role-policy", "role policy"),
    INSTANCE_PROFILE("instance-profile", "instance profile"),
    NETWORK_INTERFACE("network-interface", "network interface"),
    ELASTIC_IP("elastic-ip", "Elastic IP"),
    ELASTIC_IP_ASSOCIATION("elastic-ip-association", "Elastic IP association"),
    INSTANCE("instance", "instance"),
    ROUTE_TABLE("route-table", "route table"),
    ROUTE("route", "route"),
    ROUTE_TABLE_ASSOCIATION("route-table-association", "route table association"),
    BUCKET("bucket", "S3 bucket"),
    QUEUE("queue", "SQS queue"),
    STORED_OBJECT("stored-object", "stored object");

    private static final Map<String, ResourceKind> BY_SLUG =
            Arrays.stream(values()).collect(Collectors.toMap(ResourceKind::slug, Function.identity()));

    private final String slug;
    private final String title;

    ResourceKind(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    /// The kind whose [#slug()] this is; empty when there is none.
    public static Optional<ResourceKind> ofSlug(String slug) {
        return Optional.ofNullable(BY_SLUG.get(slug));
    }

    /// The kind's part of a key, for example `route-table`.
    public String slug() {
        return slug;
    }

    /// The kind in words, as in the middle of a sentence.
    public String title() {
        return title;
    }
}
