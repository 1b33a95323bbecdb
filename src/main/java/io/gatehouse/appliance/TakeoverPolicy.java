package io.gatehouse.appliance;

import io.gatehouse.cloud.Tags;
import io.gatehouse.network.NatMember;
import io.gatehouse.topology.PolicyDocument;
import io.gatehouse.topology.PolicyDocument.Statement;
import io.gatehouse.topology.ResourceKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the members of a NAT pair may do: point the private route tables at a member, move the identities' Elastic IPs
/// between the members, and look whether that worked. They cannot touch each other's instance, the management
/// addresses, or anything of another network or installation.
///
/// A resource is told by its tags, since AWS chooses its id. IAM cannot say where a route may point to.
///
/// @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html">actions of
///   EC2</a>
final class TakeoverPolicy {

    private final Place place;
    private final List<NatMember> members;
    private final String arnPrefix;

    private TakeoverPolicy(Place place, List<NatMember> members) {
        this.place = place;
        this.members = members;
        this.arnPrefix = "arn:%s:ec2:%s:*:".formatted(place.partition(), place.region());
    }

    /// The policy of the role that both members have.
    static PolicyDocument of(Place place, List<NatMember> members) {
        return new TakeoverPolicy(place, members).document();
    }

    private PolicyDocument document() {
        return new PolicyDocument(List.of(moveRoutes(), moveAddresses(), look()));
    }

    private Statement moveRoutes() {
        return Statement.allow(
                "MoveRoutes",
                sorted("ec2:ReplaceRoute"),
                sorted(arnPrefix + "route-table/*"),
                only(members.stream().flatMap(member -> member.routeTables().stream())));
    }

    private Statement moveAddresses() {
        return Statement.allow(
                "MoveAddresses",
                sorted("ec2:AssociateAddress"),
                sorted(arnPrefix + "elastic-ip/*", arnPrefix + "network-interface/*", arnPrefix + "instance/*"),
                only(
                        members.stream()
                                .flatMap(member ->
                                        Stream.of(
                                                member.identityElasticIp(),
                                                member.dataInterface(),
                                                member.instance()))));
    }

    /// Describe calls cannot be narrowed to resources.
    private static Statement look() {
        return Statement.allow(
                "Look",
                sorted("ec2:DescribeAddresses", "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables"),
                sorted("*"),
                Map.of());
    }

    private Map<String, SortedMap<String, SortedSet<String>>> only(Stream<ResourceKey> keys) {
        var tags = new TreeMap<String, SortedSet<String>>();
        tags.put(tag(Tags.INSTALLATION), sorted(place.installation().value()));
        tags.put(tag(Tags.NETWORK), sorted(place.network().text()));
        tags.put(tag(Tags.KEY), new TreeSet<>(keys.map(ResourceKey::text).toList()));
        return Map.of("StringEquals", tags);
    }

    private static String tag(String name) {
        return "aws:ResourceTag/" + name;
    }

    private static SortedSet<String> sorted(String... values) {
        return new TreeSet<>((Collection<String>) List.of(values));
    }
}
