package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/// The calls of a sweep, each with as many pages as it takes. What can only be ours is asked for by its tag, so that
/// AWS does not send the rest of the account along.
final class RegionCalls {

    /// The most things that AWS puts on a page.
    private static final int PAGE = 1000;

    private static final int PAGE_OF_ROUTE_TABLES = 100;

    /// The most values that a filter takes.
    private static final int FILTER_VALUES = 200;

    private final Ec2Client ec2;
    private final IamClient iam;
    private final InstallationId installation;
    private final Filter ours;

    RegionCalls(AwsClients clients, InstallationId installation) {
        this.ec2 = clients.ec2();
        this.iam = clients.iam();
        this.installation = installation;
        this.ours = Ec2Tagging.filter("tag:" + Tags.INSTALLATION, installation.value());
    }

    List<Vpc> vpcs() {
        return ec2.describeVpcsPaginator(r -> r.filters(ours).maxResults(PAGE)).vpcs().stream().toList();
    }

    List<InternetGateway> internetGateways() {
        return ec2.describeInternetGatewaysPaginator(r -> r.maxResults(PAGE)).internetGateways().stream().toList();
    }

    List<Subnet> subnets() {
        return ec2.describeSubnetsPaginator(r -> r.filters(ours).maxResults(PAGE)).subnets().stream().toList();
    }

    List<RouteTable> routeTables() {
        return ec2.describeRouteTablesPaginator(r -> r.maxResults(PAGE_OF_ROUTE_TABLES)).routeTables().stream()
                .toList();
    }

    List<SecurityGroup> securityGroups() {
        var pages = ec2.describeSecurityGroupsPaginator(r -> r.filters(ours).maxResults(PAGE));
        return pages.securityGroups().stream().toList();
    }

    List<SecurityGroupRule> rulesOf(List<SecurityGroup> groups) {
        return inBatches(
                groups.stream().map(SecurityGroup::groupId).toList(),
                some ->
                        ec2.describeSecurityGroupRulesPaginator(
                                        r -> r.filters(Ec2Tagging.filter("group-id", some)).maxResults(PAGE))
                                .securityGroupRules());
    }

    private static <T> List<T> inBatches(List<String> ids, Function<String[], Iterable<T>> call) {
        var all = new ArrayList<T>();
        for (int from = 0; from < ids.size(); from += FILTER_VALUES) {
            var some = ids.subList(from, Math.min(from + FILTER_VALUES, ids.size()));
            call.apply(some.toArray(String[]::new)).forEach(all::add);
        }
        return all;
    }

    List<NetworkInterface> networkInterfaces() {
        var pages = ec2.describeNetworkInterfacesPaginator(r -> r.filters(ours).maxResults(PAGE));
        return pages.networkInterfaces().stream().toList();
    }

    /// The interfaces in some containers, whosever they are.
    List<NetworkInterface> networkInterfacesIn(Occupancy occupancy, List<String> containers) {
        return inBatches(
                containers,
                some ->
                        ec2.describeNetworkInterfacesPaginator(
                                        r -> r.filters(Ec2Tagging.filter(occupancy.filter(), some)).maxResults(PAGE))
                                .networkInterfaces());
    }

    List<Address> addresses() {
        return ec2.describeAddresses().addresses();
    }

    List<Instance> instances() {
        var there =
                Ec2Tagging.filter("instance-state-name", "pending", "running", "shutting-down", "stopping", "stopped");
        var pages = ec2.describeInstancesPaginator(r -> r.filters(ours, there).maxResults(PAGE));
        return pages.reservations().stream().map(Reservation::instances).flatMap(List::stream).toList();
    }

    List<RoleDetail> roles() {
        var pages = iam.getAccountAuthorizationDetailsPaginator(r -> r.filter(EntityType.ROLE).maxItems(PAGE));
        return pages.stream().flatMap(page -> page.roleDetailList().stream()).toList();
    }

    List<InstanceProfile> instanceProfiles() {
        var pages = iam.listInstanceProfilesPaginator(r -> r.pathPrefix(IamPath.of(installation)).maxItems(PAGE));
        return pages.instanceProfiles().stream().toList();
    }
}
