package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.planning.Planner;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.FaultyProxy;
import io.gatehouse.testing.FaultyProxy.Fault;
import io.gatehouse.testing.Moto;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of calls that go wrong on the wire.
@RequiresCapability(Capability.MOTO)
class LostAnswersIT {

    private static final Fault LOST = new Fault.AnswerLost();
    private static final Fault SLOW_DOWN = new Fault.Refused(503, "RequestLimitExceeded", "Request limit exceeded.");
    private static final Pattern TOKEN = Pattern.compile("ClientToken=([^&]+)");

    private final NetworkId network = new NetworkId(1);
    private FaultyProxy proxy;
    private MotoFixture fixture;
    private SampleNetwork sample;

    @BeforeEach
    void stepInBetween() throws IOException {
        proxy = new FaultyProxy(Moto.shared().endpoint());
        fixture = MotoFixture.fresh(AwsOnMoto.at(proxy.endpoint()).cloud(AwsOnMoto.INSTALLATION));
        sample = SampleNetwork.pair(network, fixture.cloud().catalog().zones(), fixture.imageId());
    }

    @AfterEach
    void stepBack() {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CreateVpc, VPC, vpc",
        "CreateInternetGateway, INTERNET_GATEWAY, internet",
        "AllocateAddress, ELASTIC_IP, nat-a/identity"
    })
    void whatWouldBeMadeTwiceIsNotTriedAgainAndIsFoundByItsTags(String call, ResourceKind kind, String slot) {
        makeAllBefore(kind);
        proxy.next(call, LOST);

        Outcome outcome = create(kind, slot);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(failure(outcome).reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(failure(outcome).operation()).isEqualTo("ec2:" + call);
        assertThat(proxy.received(call)).hasSize(1);
        assertThat(seen(sample.key(kind, slot))).hasSize(1);
    }

    @Test
    void aGatewayWhoseAnswerWasLostIsAttachedByTheNextPlan() {
        makeAllBefore(ResourceKind.INTERNET_GATEWAY);
        proxy.next("CreateInternetGateway", LOST);
        create(ResourceKind.INTERNET_GATEWAY, "internet");

        reach(sample.only(ResourceKind.VPC, ResourceKind.INTERNET_GATEWAY));

        assertThat(proxy.received("CreateInternetGateway")).hasSize(1);
        assertThat(proxy.received("AttachInternetGateway")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "CreateSubnet, SUBNET, private-a",
        "CreateSecurityGroup, SECURITY_GROUP, nat-data",
        "CreateRole, ROLE, nat",
        "PutRolePolicy, ROLE_POLICY, nat/takeover",
        "CreateInstanceProfile, INSTANCE_PROFILE, nat",
        "AssociateAddress, ELASTIC_IP_ASSOCIATION, nat-a/management",
        "AssociateRouteTable, ROUTE_TABLE_ASSOCIATION, private-a"
    })
    void whatCanBeRecognisedIsTriedAgainAtOnceAndMadeOnce(String call, ResourceKind kind, String slot) {
        makeAllBefore(kind);
        proxy.next(call, LOST);

        Outcome outcome = create(kind, slot);

        assertThat(proxy.received(call)).hasSize(2);
        assertThat(seen(sample.key(kind, slot)))
                .singleElement()
                .satisfies(one -> assertThat(outcome).isEqualTo(new Outcome.Applied(one.id())));
    }

    @Test
    void aRouteThatAnEarlierTryMadeIsMade() {
        makeAllBefore(ResourceKind.ROUTE);
        // Moto takes the same route again, which AWS refuses.
        proxy.next("CreateRoute", LOST, new Fault.Refused(400, "RouteAlreadyExists", "The route exists."));

        Outcome outcome = create(ResourceKind.ROUTE, "public>0.0.0.0/0");

        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        assertThat(seen(sample.key(ResourceKind.ROUTE, "public>0.0.0.0/0"))).hasSize(1);
    }

    @Test
    void aRouteThatLeadsElsewhereIsNotTaken() {
        makeAllBefore(ResourceKind.ROUTE);
        var table = seen(sample.key(ResourceKind.ROUTE_TABLE, "private-a")).getFirst().id();
        var elsewhere = seen(sample.key(ResourceKind.NETWORK_INTERFACE, "nat-a/management")).getFirst().id();
        fixture.somebodyElse().addsRoute(table, Cidr.ANYWHERE, elsewhere);
        proxy.next("CreateRoute", new Fault.Refused(400, "RouteAlreadyExists", "The route exists."));

        Outcome outcome = create(ResourceKind.ROUTE, "private-a>0.0.0.0/0");

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(failure(outcome).reason()).isEqualTo(Reason.ALREADY_EXISTS);
    }

    @ParameterizedTest
    @CsvSource({
        "CreateRouteTable, ROUTE_TABLE, public",
        "CreateNetworkInterface, NETWORK_INTERFACE, nat-a/data",
        "RunInstances, INSTANCE, nat-a"
    })
    void whatTakesATokenIsTriedAgainWithTheSameOne(String call, ResourceKind kind, String slot) {
        makeAllBefore(kind);
        proxy.next(call, LOST);

        Outcome outcome = create(kind, slot);

        assertThat(outcome).isInstanceOfAny(Outcome.Applied.class, Outcome.Waiting.class);
        assertThat(proxy.received(call)).hasSize(2).extracting(LostAnswersIT::token).doesNotContainNull();
        assertThat(proxy.received(call).stream().map(LostAnswersIT::token).distinct()).hasSize(1);
    }

    private static String token(String form) {
        var matcher = TOKEN.matcher(form);
        return matcher.find() ? matcher.group(1) : null;
    }

    @Test
    void rulesWhoseAnswerWasLostAreFoundEachByWhatItSays() {
        makeAllBefore(ResourceKind.SECURITY_GROUP_RULE);
        List<Action> rules = rulesOf("nat-data/in");
        proxy.next("AuthorizeSecurityGroupIngress", LOST);

        List<Outcome> outcomes = executor().apply(rules);

        for (int i = 0; i < rules.size(); i++) {
            assertThat(outcomes.get(i)).isEqualTo(new Outcome.Applied(seen(rules.get(i).key()).getFirst().id()));
        }
    }

    @Test
    void aCallThatIsThrottledForAMomentWorks() {
        proxy.next("CreateVpc", SLOW_DOWN, SLOW_DOWN);

        assertThat(create(ResourceKind.VPC, "vpc")).isInstanceOf(Outcome.Applied.class);
        assertThat(proxy.received("CreateVpc")).hasSize(3);
        assertThat(seen(sample.key(ResourceKind.VPC, "vpc"))).hasSize(1);
    }

    @Test
    void aCallThatIsThrottledForLongerIsToBeTriedAgainLater() {
        proxy.next("CreateVpc", 10, SLOW_DOWN);

        Outcome outcome = create(ResourceKind.VPC, "vpc");

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(failure(outcome))
                .isEqualTo(
                        new CloudFailure(
                                Reason.THROTTLED, "ec2:CreateVpc", "RequestLimitExceeded", "Request limit exceeded."));
    }

    @Test
    void aServiceThatIsNotAvailableIsToBeTriedAgainLater() {
        proxy.next("CreateVpc", new Fault.Refused(503, "Unavailable", "The service is unavailable."));

        Outcome outcome = create(ResourceKind.VPC, "vpc");

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(failure(outcome).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(seen(sample.key(ResourceKind.VPC, "vpc"))).isEmpty();
    }

    @Test
    void aMissingPermissionIsNamed() {
        proxy.next("CreateVpc", new Fault.Refused(403, "UnauthorizedOperation", "You are not authorized."));

        Outcome outcome = create(ResourceKind.VPC, "vpc");

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(failure(outcome).reason()).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(failure(outcome).sentence()).contains("ec2:CreateVpc").contains("Allow the action");
    }

    @Test
    void aGatewayThatIsNotVisibleYetIsAttachedByTheNextTry() {
        makeAllBefore(ResourceKind.INTERNET_GATEWAY);
        proxy.next("AttachInternetGateway", new Fault.Refused(400, "InvalidInternetGatewayID.NotFound", "Not yet."));
        List<Action> creation = List.of(creation(ResourceKind.INTERNET_GATEWAY, "internet"));
        PlanExecutor executor = executor();

        Outcome first = executor.apply(creation).getFirst();
        Outcome second = executor.apply(creation).getFirst();

        assertThat(first).isInstanceOf(Outcome.Retry.class);
        assertThat(failure(first).reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(second).isInstanceOf(Outcome.Applied.class);
        assertThat(proxy.received("CreateInternetGateway")).hasSize(1);
    }

    @Test
    void anInstanceProfileThatEc2DoesNotKnowYetIsToBeTriedAgainLater() {
        makeAllBefore(ResourceKind.INSTANCE);
        String words = "Value (x) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name";
        proxy.next("RunInstances", new Fault.Refused(400, "InvalidParameterValue", words));

        Outcome outcome = create(ResourceKind.INSTANCE, "nat-a");

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(failure(outcome).reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aSweepSurvivesALostAnswer() {
        reach(sample.only(ResourceKind.VPC, ResourceKind.SUBNET));
        proxy.next("DescribeSubnets", LOST);
        proxy.next("GetAccountAuthorizationDetails", LOST);

        assertThat(fixture.cloud().inventory().observe().in(network)).hasSize(5);
    }

    @Test
    void aSweepThatCouldNotSeeEverythingSeesNothing() {
        reach(sample.only(ResourceKind.VPC, ResourceKind.SUBNET));
        proxy.next("DescribeSubnets", new Fault.Refused(403, "UnauthorizedOperation", "You are not authorized."));

        assertThatThrownBy(() -> fixture.cloud().inventory().observe())
                .isInstanceOfSatisfying(
                        CloudException.class,
                        e -> assertThat(e.failure().operation()).isEqualTo("ec2:DescribeSubnets"));
    }

    private void reach(SampleNetwork wanted) {
        var before = fixture.cloud().inventory().observe();
        new PlanExecutor(fixture, network, before)
                .carryOut(Planner.plan(network, 1, wanted.resources(), before, Set.of()));
    }

    /// Makes all that resources of a kind may need.
    private void makeAllBefore(ResourceKind kind) {
        var order =
                List.of(
                        ResourceKind.VPC,
                        ResourceKind.INTERNET_GATEWAY,
                        ResourceKind.SUBNET,
                        ResourceKind.SECURITY_GROUP,
                        ResourceKind.SECURITY_GROUP_RULE,
                        ResourceKind.ROLE,
                        ResourceKind.ROLE_POLICY,
                        ResourceKind.INSTANCE_PROFILE,
                        ResourceKind.NETWORK_INTERFACE,
                        ResourceKind.ELASTIC_IP,
                        ResourceKind.ELASTIC_IP_ASSOCIATION,
                        ResourceKind.INSTANCE,
                        ResourceKind.ROUTE_TABLE,
                        ResourceKind.ROUTE,
                        ResourceKind.ROUTE_TABLE_ASSOCIATION);
        reach(sample.only(order.subList(0, order.indexOf(kind)).toArray(ResourceKind[]::new)));
    }

    private PlanExecutor executor() {
        return new PlanExecutor(fixture, network, fixture.cloud().inventory().observe());
    }

    private Outcome create(ResourceKind kind, String slot) {
        return executor().apply(List.of(creation(kind, slot))).getFirst();
    }

    private Action creation(ResourceKind kind, String slot) {
        return PlanExecutor.action(Verb.CREATE, new Work.Create(sample.get(Resource.class, kind, slot)));
    }

    private List<Action> rulesOf(String prefix) {
        return sample.only(ResourceKind.SECURITY_GROUP_RULE).resources().stream()
                .filter(rule -> rule.key().slot().startsWith(prefix))
                .map(rule -> PlanExecutor.action(Verb.CREATE, new Work.Create(rule)))
                .toList();
    }

    private List<Observed<?>> seen(ResourceKey key) {
        return fixture.cloud().inventory().observe().byKey(network).getOrDefault(key, List.of());
    }

    private static CloudFailure failure(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Retry(var failure) -> failure;
            case Outcome.Failed(var failure, _) -> failure;
            default -> throw new AssertionError("expected a failure: " + outcome);
        };
    }
}
