package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InstanceProfile;
import io.gatehouse.topology.PolicyDocument;
import io.gatehouse.topology.PolicyDocument.Statement;
import io.gatehouse.topology.Queue;
import io.gatehouse.topology.RegionScope;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.Role;
import io.gatehouse.topology.RolePolicy;
import io.gatehouse.topology.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApplianceResourcesTest {

    private static final InstallationId INSTALLATION = new InstallationId("k3v7q2mzta");
    private static final NetworkKeys KEYS = new NetworkKeys(Layouts.NETWORK);
    private static final String NAME = "gatehouse-k3v7q2mzta-n7-nat";

    @Test
    void aPairIsTwoInstancesWithOneRole() {
        var resources = of(Layouts.usual(NatMode.PAIR));

        assertThat(only(resources, Role.class))
                .containsExactly(new Role(KEYS.natRole(), "office-nat", NAME, "ec2.amazonaws.com"));
        assertThat(only(resources, InstanceProfile.class))
                .containsExactly(new InstanceProfile(KEYS.natInstanceProfile(), NAME, KEYS.natRole()));
        assertThat(only(resources, Instance.class))
                .extracting(Instance::key)
                .containsExactly(KEYS.natInstance("nat-a"), KEYS.natInstance("nat-b"));
    }

    @Test
    void aMemberOfAPairIsLaunchedOntoManagementFirstAndDataSecond() {
        var first = only(of(Layouts.usual(NatMode.PAIR)), Instance.class).getFirst();

        assertThat(first.networkInterfaces())
                .containsExactly(KEYS.networkInterface("nat-a/management"), KEYS.networkInterface("nat-a/data"));
        assertThat(first.name()).isEqualTo("office-nat-a");
        assertThat(first.instanceProfile()).isEqualTo(KEYS.natInstanceProfile());
        assertThat(first.instanceType()).isEqualTo("t4g.nano");
        assertThat(first.imageId()).isEqualTo("ami-0123456789abcdef0");
        assertThat(first.running()).isTrue();
        assertThat(first.userData()).isEqualTo(Layouts.userData(Layouts.usual(NatMode.PAIR)));
    }

    @Test
    void theMembersOfAPairDoNotRunTheSameScript() {
        assertThat(only(of(Layouts.usual(NatMode.PAIR)), Instance.class))
                .extracting(Instance::userData)
                .doesNotHaveDuplicates();
    }

    @Test
    void aSingleNatInstanceHasItsDataInterfaceAloneAndMayOnlyTalkWithThePanel() {
        var resources = of(Layouts.usual(NatMode.SINGLE));

        assertThat(only(resources, Instance.class))
                .singleElement()
                .extracting(Instance::networkInterfaces)
                .isEqualTo(List.of(KEYS.networkInterface("nat-a/data")));
        assertThat(only(resources, Role.class)).hasSize(1);
        assertThat(only(resources, RolePolicy.class)).extracting(RolePolicy::policyName).containsExactly("channel");
    }

    @Test
    void withoutNatThereIsNothing() {
        assertThat(of(Layouts.usual(NatMode.NONE))).isEmpty();
    }

    @Test
    void whatAnInstanceFetchesIsThereBeforeIt() {
        var resources = of(Layouts.usual(NatMode.PAIR));

        assertThat(only(resources, Instance.class).getFirst().dependsOn())
                .contains(
                        StoredObject.bundleKey(Layouts.NETWORK, "nat-a"),
                        Queue.keyIn(new RegionScope("eu-west-1")),
                        RolePolicy.keyOf(KEYS.natRole(), "channel"))
                .doesNotContain(StoredObject.bundleKey(Layouts.NETWORK, "nat-b"));
        assertThat(only(resources, StoredObject.class))
                .extracting(StoredObject::path)
                .containsExactly("bundles/n7/nat-a.tar.gz", "bundles/n7/nat-b.tar.gz");
    }

    @Test
    void aMemberReadsItsOwnNetworksObjectsAndSendsToItsQueueInItsOwnAwsAccount() {
        var policy = policy("channel");

        assertThat(policy.statements())
                .extracting(Statement::actions)
                .containsExactly(
                        new TreeSet<>(Set.of("s3:GetObject")),
                        new TreeSet<>(Set.of("sqs:GetQueueUrl", "sqs:SendMessage")));
        assertThat(policy.statements().getFirst().resources())
                .containsExactly(
                        "arn:aws:s3:::gatehouse-k3v7q2mzta-*-eu-west-1/bundles/n7/*",
                        "arn:aws:s3:::gatehouse-k3v7q2mzta-*-eu-west-1/commands/n7/*");
        assertThat(policy.statements().getLast().resources())
                .containsExactly("arn:aws:sqs:eu-west-1:*:gatehouse-k3v7q2mzta");
        assertThat(policy.statements())
                .allSatisfy(one ->
                        assertThat(one.conditions().get("StringEquals"))
                                .containsOnly(Map.entry("aws:ResourceAccount", set("${aws:PrincipalAccount}"))));
    }

    @Test
    void thePolicyAllowsWhatATakeoverCallsAndNothingElse() {
        assertThat(policy().statements())
                .flatExtracting(Statement::actions)
                .containsExactlyInAnyOrder(
                        "ec2:ReplaceRoute",
                        "ec2:AssociateAddress",
                        "ec2:DescribeAddresses",
                        "ec2:DescribeNetworkInterfaces",
                        "ec2:DescribeRouteTables");
    }

    @Test
    void whateverChangesSomethingIsNarrowedToThisNetworksPartsByArnAndTags() {
        assertThat(policy().statements())
                .filteredOn(statement -> !statement.sid().equals("Look"))
                .hasSize(2)
                .allSatisfy(statement -> {
                    assertThat(statement.resources()).allMatch(arn -> arn.startsWith("arn:aws:ec2:eu-west-1:*:"));
                    assertThat(statement.conditions().get("StringEquals"))
                            .containsEntry("aws:ResourceTag/gatehouse:installation", set("k3v7q2mzta"))
                            .containsEntry("aws:ResourceTag/gatehouse:network", set("n7"));
                });
    }

    @Test
    void aTakeoverReachesPrivateRouteTablesAndIdentitiesNeverManagement() {
        assertThat(keysOf("MoveRoutes")).containsExactly("n7/route-table/private-a", "n7/route-table/private-b");
        assertThat(keysOf("MoveAddresses"))
                .containsExactly(
                        "n7/elastic-ip/nat-a/identity",
                        "n7/elastic-ip/nat-b/identity",
                        "n7/instance/nat-a",
                        "n7/instance/nat-b",
                        "n7/network-interface/nat-a/data",
                        "n7/network-interface/nat-b/data");
    }

    @Test
    void otherPartitionsOfAwsHaveTheirOwnArns() {
        var place = new Place(Layouts.NETWORK, INSTALLATION, "us-gov-west-1");
        var policy = TakeoverPolicy.of(place, Layouts.members(Layouts.usual(NatMode.PAIR)));

        assertThat(policy.statements())
                .flatExtracting(Statement::resources)
                .contains("arn:aws-us-gov:ec2:us-gov-west-1:*:route-table/*");
    }

    @Test
    void nothingOfTheApplianceComesTwiceAndAllItStandsOnIsInTheNetwork() {
        var layout = Layouts.usual(NatMode.PAIR);
        var resources = of(layout);
        var network = io.gatehouse.network.NetworkResources.of(Layouts.NETWORK, layout, INSTALLATION);
        var known = Stream.concat(network.stream(), resources.stream()).map(Resource::key).collect(Collectors.toSet());

        assertThat(resources).extracting(Resource::key).doesNotHaveDuplicates();
        assertThat(resources).allSatisfy(resource -> assertThat(known).containsAll(resource.dependsOn()));
    }

    private static List<Resource> of(NetworkLayout layout) {
        return ApplianceResources.of(Layouts.NETWORK, layout, INSTALLATION, "eu-west-1");
    }

    private static PolicyDocument policy() {
        return policy("takeover");
    }

    private static PolicyDocument policy(String name) {
        return only(of(Layouts.usual(NatMode.PAIR)), RolePolicy.class).stream()
                .filter(one -> one.policyName().equals(name))
                .findFirst()
                .orElseThrow()
                .document();
    }

    private static Set<String> keysOf(String sid) {
        return policy().statements().stream()
                .filter(statement -> statement.sid().equals(sid))
                .findFirst()
                .orElseThrow()
                .conditions()
                .get("StringEquals")
                .get("aws:ResourceTag/gatehouse:key");
    }

    private static java.util.SortedSet<String> set(String value) {
        return new java.util.TreeSet<>(Set.of(value));
    }

    private static <R extends Resource> List<R> only(List<Resource> resources, Class<R> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
