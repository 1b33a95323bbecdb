package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.network.Checked.Valid;
import io.gatehouse.network.NatDraft.AddressDraft;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Planner;
import io.gatehouse.planning.Step;
import io.gatehouse.testing.RunsBesideOthers;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ElasticIp;
import io.gatehouse.topology.ElasticIpAssociation;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.Subnet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every layout that keeps the rules, and for every two of them that follow each other. A failure names
/// its seed, which makes it again.
@RunsBesideOthers
class LayoutPropertiesTest {

    private static final NetworkId NETWORK = new NetworkId(7);
    private static final InstallationId INSTALLATION = new InstallationId("k3v7q2mzta");
    private static final int DRAFTS = 60;
    private static final List<String> ZONES = List.of("eu-west-1a", "eu-west-1b", "eu-west-1c");
    private static final List<String> FREE =
            IntStream.range(0, 5).mapToObj("eipalloc-0000000000000000%d"::formatted).toList();

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aValidLayoutGivesResourcesThatCanBeMadeInOrder(long seed) {
        layouts(seed)
                .forEach(layout -> {
                    List<Resource> resources = NetworkResources.of(NETWORK, layout, INSTALLATION);
                    Set<ResourceKey> keys = resources.stream().map(Resource::key).collect(Collectors.toSet());
                    assertThat(keys).as(layout.toString()).hasSameSizeAs(resources);
                    assertThat(resources)
                            .as("everything that something stands on is there: %s", layout)
                            .allSatisfy(one -> assertThat(keys).containsAll(one.dependsOn()));

                    Plan plan = plan(resources, List.of());

                    assertThat(plan.steps()).hasSameSizeAs(resources);
                    assertThat(plan.isBlocked()).isFalse();
                    assertThat(plan.counts().get(Step.Verb.ADOPT)).isEqualTo(layout.nat().addresses().size());
                    assertInOrder(plan.actions(), resources);
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasMadeNeedsNoFurtherPlan(long seed) {
        layouts(seed)
                .forEach(layout -> {
                    List<Resource> resources = NetworkResources.of(NETWORK, layout, INSTALLATION);
                    assertThat(plan(resources, seen(resources)).steps()).as(layout.toString()).isEmpty();
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aLayoutCanBeReadBackFromItsResources(long seed) {
        layouts(seed)
                .forEach(layout -> {
                    List<Resource> resources = NetworkResources.of(NETWORK, layout, INSTALLATION);
                    assertThat(LayoutReading.of(NETWORK, resources, Optional.of(layout))).contains(layout);

                    NetworkLayout read = LayoutReading.of(NETWORK, resources, Optional.empty()).orElseThrow();
                    assertThat(NetworkResources.of(NETWORK, read, INSTALLATION))
                            .as("%s%nread as%n%s", layout, read)
                            .containsExactlyInAnyOrderElementsOf(resources);
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyLayoutCanBecomeEveryOther(long seed) {
        List<NetworkLayout> layouts = layouts(seed).toList();
        for (int i = 1; i < layouts.size(); i++) {
            List<Resource> before = NetworkResources.of(NETWORK, layouts.get(i - 1), INSTALLATION);
            List<Resource> after = NetworkResources.of(NETWORK, layouts.get(i), INSTALLATION);
            Plan plan = plan(after, seen(before));
            String what = "%s%nto%n%s".formatted(layouts.get(i - 1), layouts.get(i));
            assertThat(plan.isBlocked()).as(what).isFalse();
            assertThat(plan.actions()).as(what).hasSizeGreaterThanOrEqualTo(plan.steps().size());
            Set<ResourceKey> replaced = replaced(plan);
            assertThat(only(after, Route.class).filter(route -> replaced.contains(route.key())))
                    .as("a route is made again only with its table: %s", what)
                    .allMatch(route -> replaced.contains((ResourceKey) route.routeTable()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addressesAndWaysAreRight(long seed) {
        layouts(seed)
                .forEach(layout -> {
                    List<Resource> resources = NetworkResources.of(NETWORK, layout, INSTALLATION);
                    Map<ResourceKey, Resource> byKey =
                            resources.stream().collect(Collectors.toMap(Resource::key, Function.identity()));
                    only(resources, NetworkInterface.class)
                            .forEach(one -> {
                                Cidr block = ((Subnet) byKey.get((ResourceKey) one.subnet())).cidr();
                                assertThat(block.contains(one.primaryAddress())).isTrue();
                                assertThat(one.secondaryAddresses()).allMatch(block::contains);
                            });
                    only(resources, ElasticIpAssociation.class)
                            .forEach(one ->
                                    Stream.concat(Stream.of(one.target()), one.alsoAcceptable().stream())
                                            .forEach(target -> {
                                                var at =
                                                        (NetworkInterface)
                                                                byKey.get((ResourceKey) target.networkInterface());
                                                assertThat(
                                                                Stream.concat(
                                                                        Stream.of(at.primaryAddress()),
                                                                        at.secondaryAddresses().stream()))
                                                        .contains(target.privateAddress());
                                            }));
                    assertThat(only(resources, ElasticIp.class).map(one -> one.key().slot()))
                            .containsExactlyInAnyOrderElementsOf(layout.nat().mode().elasticIps());
                    only(resources, SecurityGroupRule.class)
                            .collect(Collectors.groupingBy(one -> List.of(one.group(), one.direction())))
                            .forEach((group, rules) -> assertThat(rules).as(group.toString()).hasSizeLessThan(60));
                });
    }

    /// Valid layouts that follow each other as revisions do: each keeps the slots of the one before.
    private static Stream<NetworkLayout> layouts(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var layouts = new ArrayList<NetworkLayout>();
        var catalog = new FakeCatalog();
        catalog.left = Optional.of(100);
        FREE.forEach(catalog::withFree);
        for (int i = 0; i < DRAFTS; i++) {
            Optional<NetworkLayout> previous = Optional.ofNullable(layouts.isEmpty() ? null : layouts.getLast());
            var context = new LayoutContext("eu-west-1", catalog, List.of(), previous);
            if (LayoutRules.check(draft(random), context) instanceof Valid(NetworkLayout layout, _)) {
                layouts.add(layout);
            }
        }
        assertThat(layouts).as("drafts of seed %d that are valid", seed).hasSizeGreaterThan(DRAFTS / 4);
        return layouts.stream();
    }

    private static LayoutDraft draft(RandomGenerator random) {
        NatMode mode = NatMode.values()[random.nextInt(3)];
        Cidr vpc =
                Cidr.parse("10.64.0.0/12")
                        .blocks(16 + random.nextInt(8))
                        .skip(random.nextInt(8))
                        .findFirst()
                        .orElseThrow();
        List<String> zones = new ArrayList<>(ZONES);
        java.util.Collections.shuffle(zones, java.util.Random.from(random));
        return new LayoutDraft(
                "network " + random.nextInt(5),
                vpc.toString(),
                zones.subList(0, mode == NatMode.PAIR ? 2 : 1 + random.nextInt(2)),
                subnets(random, vpc),
                new NatDraft(mode.name(), random.nextBoolean() ? "t4g.nano" : "t4g.micro", "", addresses(random)),
                random.nextBoolean() ? "ALL" : "WEB",
                random.nextBoolean() ? List.of() : List.of("203.0.113.0/28", vpc.toString()),
                random.nextBoolean() ? "REVIEW" : "AUTOMATIC");
    }

    private static List<SubnetDraft> subnets(RandomGenerator random, Cidr vpc) {
        var subnets = new ArrayList<SubnetDraft>();
        var taken = new HashSet<Cidr>();
        int more = random.nextInt(5);
        for (int i = 0; i < 4 + more; i++) {
            boolean open = i < 2;
            Optional<Cidr> block = vpc.nextFree(vpc.prefixLength() + 4 + random.nextInt(2), taken);
            String zone = i < 4 ? (i % 2 == 0 ? "a" : "b") : (random.nextBoolean() ? "a" : "b");
            // Sometimes a zone has no public subnet, or the second zone is not one of the network's: refused.
            block.filter(_ -> random.nextInt(40) > 0)
                    .ifPresent(free -> {
                        taken.add(free);
                        subnets.add(
                                new SubnetDraft(
                                        null,
                                        "subnet " + random.nextInt(900),
                                        zone,
                                        free.toString(),
                                        open ? "PUBLIC" : "PRIVATE"));
                    });
        }
        return subnets;
    }

    private static List<AddressDraft> addresses(RandomGenerator random) {
        return NatMode.PAIR.elasticIps().stream()
                .filter(_ -> random.nextInt(4) == 0)
                .map(slot -> new AddressDraft(slot, FREE.get(NatMode.PAIR.elasticIps().indexOf(slot))))
                .toList();
    }

    private static Plan plan(List<Resource> wanted, List<Observed<?>> seen) {
        var snapshot =
                RegionSnapshot.of(
                        new AccountRegion(1, "eu-west-1"), Instant.EPOCH, seen, FREE.stream().map(AwsId::new).toList());
        return Planner.plan(NETWORK, 1, wanted, snapshot, Set.of());
    }

    /// The resources as AWS would show them once they are made.
    private static List<Observed<?>> seen(List<Resource> resources) {
        return resources.stream()
                .<Observed<?>>map(one -> Observed.ready(new AwsId("id-of-" + one.key().text()), actual(one)))
                .toList();
    }

    private static Resource actual(Resource wanted) {
        return switch (wanted) {
            case Route one -> new Route(one.key(), one.routeTable(), one.destination(), one.target(), Set.of(), false);
            case ElasticIpAssociation one ->
                    new ElasticIpAssociation(one.key(), one.elasticIp(), one.target(), Set.of(), one.internetGateway());
            default -> wanted;
        };
    }

    private static Set<ResourceKey> replaced(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.verb() == Step.Verb.REPLACE)
                .map(Step::key)
                .collect(Collectors.toSet());
    }

    private static void assertInOrder(List<Action> actions, List<Resource> resources) {
        var made = new HashSet<ResourceKey>();
        for (Action action : actions) {
            assertThat(made).containsAll(action.work().resource().dependsOn());
            made.add(action.key());
        }
        assertThat(made).hasSameSizeAs(resources);
    }

    private static <R extends Resource> Stream<R> only(List<Resource> resources, Class<R> type) {
        return resources.stream().filter(type::isInstance).map(type::cast);
    }
}
