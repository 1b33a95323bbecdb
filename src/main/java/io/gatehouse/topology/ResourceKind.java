package io.gatehouse.topology;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kinds of resource Gatehouse makes, in the order in which people like to read them.
public enum ResourceKind {
    VPC("vpc", "VPC", Area.VPC),
    INTERNET_GATEWAY("internet-gateway", "internet gateway", Area.VPC),
    SUBNET("subnet", "subnet", Area.VPC),
    SECURITY_GROUP("security-group", "security group", Area.ACCESS),
    SECURITY_GROUP_RULE("security-group-rule", "security group rule", Area.ACCESS),
    ROLE("role", "IAM role", Area.PERMISSION),
    ROLE_POLICY("role-policy", "role policy", Area.PERMISSION),
    INSTANCE_PROFILE("instance-profile", "instance profile", Area.PERMISSION),
    NETWORK_INTERFACE("network-interface", "network interface", Area.MACHINES),
    ELASTIC_IP("elastic-ip", "Elastic IP", Area.MACHINES),
    ELASTIC_IP_ASSOCIATION("elastic-ip-association", "Elastic IP association", Area.MACHINES),
    INSTANCE("instance", "instance", Area.MACHINES),
    ROUTE_TABLE("route-table", "route table", Area.ROUTING),
    ROUTE("route", "route", Area.ROUTING),
    ROUTE_TABLE_ASSOCIATION("route-table-association", "route table association", Area.ROUTING),
    BUCKET("bucket", "S3 bucket", Area.CHANNEL),
    QUEUE("queue", "SQS queue", Area.CHANNEL),
    STORED_OBJECT("stored-object", "stored object", Area.CHANNEL);

    private static final Map<String, ResourceKind> BY_SLUG =
            Arrays.stream(values()).collect(Collectors.toMap(ResourceKind::slug, Function.identity()));

    /// What kinds are about, so that people find them together.
    public enum Area {
        /// The VPC, its gateway and its subnets.
        VPC("VPC and subnets"),
        /// Who may reach the NAT instances.
        ACCESS("Security groups"),
        /// What the NAT instances may do in AWS.
        PERMISSION("IAM"),
        /// The NAT instances with their interfaces and addresses.
        MACHINES("NAT instances"),
        /// Who goes which way.
        ROUTING("Route tables"),
        /// How bundles reach NAT instances, and their reports the panel.
        CHANNEL("Bundles and reports");

        private final String title;

        Area(String title) {
            this.title = title;
        }

        /// The area in words, as a heading.
        public String title() {
            return title;
        }
    }

    private final String slug;
    private final String title;
    private final Area area;

    ResourceKind(String slug, String title, Area area) {
        this.slug = slug;
        this.title = title;
        this.area = area;
    }

    /// What it is about.
    public Area area() {
        return area;
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
