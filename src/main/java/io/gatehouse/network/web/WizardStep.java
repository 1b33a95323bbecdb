package io.gatehouse.network.web;

import io.gatehouse.topology.ResourceKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The steps of the wizard, in their order.
enum WizardStep {
    VPC(
            "VPC and subnets",
            "Makes one VPC with an internet gateway, and a public and a private subnet in each of two zones.",
            EnumSet.of(ResourceKind.VPC, ResourceKind.INTERNET_GATEWAY, ResourceKind.SUBNET),
            List.of("accountId", "name", "cidr", "zones", "subnets")),
    SECURITY_GROUP(
            "NAT security group",
            "Decides what reaches the NAT instances, and what private subnets may reach through them.",
            EnumSet.of(ResourceKind.SECURITY_GROUP, ResourceKind.SECURITY_GROUP_RULE),
            List.of("egress", "sshSources")),
    ROLE(
            "IAM role",
            "Lets a NAT instance of a pair take over the routes and the address of the other one, and nothing else. "
                    + "There is nothing to choose here.",
            EnumSet.of(ResourceKind.ROLE, ResourceKind.ROLE_POLICY, ResourceKind.INSTANCE_PROFILE),
            List.of()),
    NAT(
            "NAT instances",
            "Launches the instances that private subnets reach the internet through, with interfaces and public"
                    + " addresses that outlive them.",
            EnumSet.of(
                    ResourceKind.NETWORK_INTERFACE,
                    ResourceKind.ELASTIC_IP,
                    ResourceKind.ELASTIC_IP_ASSOCIATION,
                    ResourceKind.INSTANCE,
                    ResourceKind.BUCKET,
                    ResourceKind.QUEUE,
                    ResourceKind.STORED_OBJECT),
            List.of("nat")),
    ROUTES(
            "Route tables",
            "Sends public subnets to the internet gateway, and the private subnets of each zone to that zone’s NAT "
                    + "instance. There is nothing to choose here.",
            EnumSet.of(ResourceKind.ROUTE_TABLE, ResourceKind.ROUTE, ResourceKind.ROUTE_TABLE_ASSOCIATION),
            List.of()),
    REVIEW(
            "Review",
            "Nothing has been done in AWS yet. Creating saves what you want; then you see the plan, and nothing happens"
                    + " before you approve it.",
            EnumSet.noneOf(ResourceKind.class),
            List.of("mode", "reason"));

    private final String label;
    private final String lede;
    private final Set<ResourceKind> makes;
    private final List<String> fields;

    WizardStep(String label, String lede, Set<ResourceKind> makes, List<String> fields) {
        this.label = label;
        this.lede = lede;
        this.makes = makes;
        this.fields = fields;
    }

    /// The step with this name in an address; empty when there is none.
    static Optional<WizardStep> of(String path) {
        return Stream.of(values()).filter(step -> step.path().equals(path)).findFirst();
    }

    /// The step's name in an address, for example `security-group`.
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What the rail says.
    public String label() {
        return label;
    }

    /// What it does in AWS.
    public String lede() {
        return lede;
    }

    /// The kinds of resource that it makes.
    Set<ResourceKind> makes() {
        return makes;
    }

    /// Whether the field stands in this step's form.
    boolean has(String field) {
        return fields.stream()
                .anyMatch(own -> field.equals(own) || field.startsWith(own + ".") || field.startsWith(own + "["));
    }

    public WizardStep next() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    WizardStep back() {
        return values()[Math.max(ordinal() - 1, 0)];
    }
}
