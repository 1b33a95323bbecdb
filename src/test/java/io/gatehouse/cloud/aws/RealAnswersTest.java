package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.InternetGateway;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Role;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.SecurityGroup;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What handlers make of answers that AWS gives and its emulator does not.
class RealAnswersTest {

    private static final NetworkId NETWORK = new NetworkId(1);
    private static final String DENIED =
            "User: arn:aws:iam::1:user/p is not authorized to perform: %s on resource: role gatehouse-n1 because no "
                    + "identity-based policy allows it";
    private static final AwsId ROLE_ID = new AwsId("gatehouse-n1");
    private static final Role ROLE =
            new Role(key(ResourceKind.ROLE, "nat"), "nat", ROLE_ID.value(), "ec2.amazonaws.com");
    private static final Ref VPC = key(ResourceKind.VPC, "vpc");
    private static final SecurityGroup GROUP =
            new SecurityGroup(key(ResourceKind.SECURITY_GROUP, "nat-data"), "data", VPC, "gatehouse-n1", "for data");

    private static final AwsId GATEWAY_ID = new AwsId("igw-1");
    private static final String NEW_GATEWAY =
            "<internetGateway><internetGatewayId>igw-1</internetGatewayId></internetGateway>";
    private static final InternetGateway GATEWAY =
            new InternetGateway(key(ResourceKind.INTERNET_GATEWAY, "internet"), "office", VPC);

    private ScriptedAws aws;
    private Cloud cloud;

    @BeforeEach
    void open() throws IOException {
        aws = new ScriptedAws();
        cloud = AwsOnMoto.at(aws.endpoint()).cloud(AwsOnMoto.INSTALLATION);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aRoleThatWasMadeAndIsNotSeenYetIsAskedForAgain() {
        roleIsTakenAndNotToBeLookedAt();
        lists("");

        assertThat(apply(Verb.CREATE, new Work.Create(ROLE)))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, again -> assertThat(again.failure().reason()).isEqualTo(Reason.UNSEEN));
    }

    /// Somebody may have taken its tags away since, by which the next look knows it.
    @Test
    void aRoleThatALostCallMadeIsMadeAndGetsItsTags() {
        roleIsTakenAndNotToBeLookedAt();
        lists("/gatehouse/%s/n1/nat/".formatted(AwsOnMoto.INSTALLATION));
        aws.answers("TagRole", answer("TagRole", ""));

        assertThat(apply(Verb.CREATE, new Work.Create(ROLE))).isEqualTo(new Outcome.Applied(ROLE_ID));
        assertThat(aws.received("TagRole")).hasSize(1);
    }

    @Test
    void aRoleOfSomebodyElsesIsKnownAtOnce() {
        roleIsTakenAndNotToBeLookedAt();
        lists("/theirs/");

        assertThat(failure(apply(Verb.CREATE, new Work.Create(ROLE))).reason()).isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void aRoleThatIsGoneIsDeleted() {
        aws.refusesInXml("DeleteRole", 403, "AccessDenied", DENIED.formatted("iam:DeleteRole"));
        lists("");

        assertThat(apply(Verb.DELETE, new Work.Delete(Observed.ready(ROLE_ID, ROLE))))
                .isEqualTo(new Outcome.Applied(null));
    }

    @Test
    void aRoleThatIsThereAndMayNotBeDeletedIsNotGone() {
        aws.refusesInXml("DeleteRole", 403, "AccessDenied", DENIED.formatted("iam:DeleteRole"));
        lists("/gatehouse/%s/n1/nat/".formatted(AwsOnMoto.INSTALLATION));

        assertThat(apply(Verb.DELETE, new Work.Delete(Observed.ready(ROLE_ID, ROLE))))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class,
                        again ->
                                assertThat(again.failure().sentence())
                                        .contains("or the panel’s credentials may not do this")
                                        .contains("iam:DeleteRole on resource: role gatehouse-n1"));
    }

    private void roleIsTakenAndNotToBeLookedAt() {
        aws.refusesInXml("CreateRole", 409, "EntityAlreadyExists");
        aws.refusesInXml("GetRole", 403, "AccessDenied", DENIED.formatted("iam:GetRole"));
    }

    /// @param path of the role that the account's list shows; blank for none
    private void lists(String path) {
        String role = "<member><RoleName>%s</RoleName><Path>%s</Path></member>".formatted(ROLE_ID.value(), path);
        aws.answers(
                "GetAccountAuthorizationDetails",
                """
                <GetAccountAuthorizationDetailsResponse><GetAccountAuthorizationDetailsResult>
                  <IsTruncated>false</IsTruncated><RoleDetailList>%s</RoleDetailList>
                </GetAccountAuthorizationDetailsResult></GetAccountAuthorizationDetailsResponse>
                """
                        .formatted(path.isBlank() ? "" : role));
    }

    @Test
    void aNewGroupThatIsNotSeenYetLosesItsFirstRuleAllTheSame() {
        aws.answers("CreateSecurityGroup", answer("CreateSecurityGroup", "<groupId>sg-1</groupId>"));
        aws.refusesInXml("RevokeSecurityGroupEgress", 400, "InvalidGroup.NotFound");
        aws.answers("RevokeSecurityGroupEgress", answer("RevokeSecurityGroupEgress", "<return>true</return>"));

        assertThat(apply(Verb.CREATE, new Work.Create(GROUP))).isInstanceOf(Outcome.Retry.class);
        assertThat(apply(Verb.CREATE, new Work.Create(GROUP))).isEqualTo(new Outcome.Applied(new AwsId("sg-1")));
        assertThat(aws.received("CreateSecurityGroup")).hasSize(1);
    }

    @Test
    void aNewGroupWhoseFirstRuleIsGoneIsMade() {
        aws.answers("CreateSecurityGroup", answer("CreateSecurityGroup", "<groupId>sg-1</groupId>"));
        aws.refusesInXml("RevokeSecurityGroupEgress", 400, "InvalidPermission.NotFound");

        assertThat(apply(Verb.CREATE, new Work.Create(GROUP))).isEqualTo(new Outcome.Applied(new AwsId("sg-1")));
    }

    @Test
    void aGroupWhoseNameIsTakenAndThatIsNotSeenYetIsAskedForAgain() {
        aws.refusesInXml("CreateSecurityGroup", 400, "InvalidGroup.Duplicate");
        aws.answers("DescribeSecurityGroups", answer("DescribeSecurityGroups", "<securityGroupInfo/>"));

        assertThat(apply(Verb.CREATE, new Work.Create(GROUP))).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void aGroupOfSomebodyElsesIsLeftAlone() {
        String theirs = "<securityGroupInfo><item><groupId>sg-2</groupId></item></securityGroupInfo>";
        aws.refusesInXml("CreateSecurityGroup", 400, "InvalidGroup.Duplicate");
        aws.answers("DescribeSecurityGroups", answer("DescribeSecurityGroups", theirs));

        assertThat(failure(apply(Verb.CREATE, new Work.Create(GROUP))).reason()).isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void aGatewayThatALostCallAttachedIsMade() {
        aws.answers("CreateInternetGateway", answer("CreateInternetGateway", NEW_GATEWAY));
        aws.refusesInXml("AttachInternetGateway", 400, "Resource.AlreadyAssociated");
        aws.answers("DescribeInternetGateways", gatewayIn("known-1"));

        assertThat(apply(Verb.CREATE, new Work.Create(GATEWAY))).isEqualTo(new Outcome.Applied(GATEWAY_ID));
    }

    @Test
    void aGatewayThatIsAttachedElsewhereIsNotTaken() {
        aws.refusesInXml("AttachInternetGateway", 400, "Resource.AlreadyAssociated");
        aws.answers("CreateInternetGateway", answer("CreateInternetGateway", NEW_GATEWAY));
        aws.answers("DescribeInternetGateways", gatewayIn("vpc-2"));

        assertThat(failure(apply(Verb.CREATE, new Work.Create(GATEWAY))).reason()).isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void aGatewayWhoseAttachmentIsNotSeenYetIsAskedForAgain() {
        aws.answers("CreateInternetGateway", answer("CreateInternetGateway", NEW_GATEWAY));
        aws.refusesInXml("AttachInternetGateway", 400, "Resource.AlreadyAssociated");
        aws.answers("DescribeInternetGateways", answer("DescribeInternetGateways", "<internetGatewaySet/>"));

        assertThat(apply(Verb.CREATE, new Work.Create(GATEWAY))).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void aGatewayThatIsAttachedByNowIsNeitherDetachedNorAttachedAgain() {
        aws.answers("DescribeInternetGateways", gatewayIn("known-1"));
        var before = Observed.ready(GATEWAY_ID, new InternetGateway(GATEWAY.key(), GATEWAY.name(), null));
        var update = new Work.Update(GATEWAY, before, GATEWAY.differences(before.actual()));

        assertThat(apply(Verb.UPDATE, update)).isInstanceOf(Outcome.Applied.class);
        assertThat(aws.received("DetachInternetGateway")).isEmpty();
        assertThat(aws.received("AttachInternetGateway")).isEmpty();
    }

    @Test
    void aRouteThatWentBeforeItWasTurnedIsMade() {
        aws.refusesInXml("ReplaceRoute", 400, "InvalidParameterValue", "There is no route defined for '0.0.0.0/0'");
        aws.answers("DescribeRouteTables", answer("DescribeRouteTables", table("10.0.0.0/16")));
        aws.answers("CreateRoute", answer("CreateRoute", "<return>true</return>"));

        assertThat(turnRoute()).isInstanceOf(Outcome.Applied.class);
        assertThat(aws.received("CreateRoute")).hasSize(1);
    }

    @Test
    void aRouteThatIsThereAndCannotBeTurnedIsNotMadeAgain() {
        aws.refusesInXml("ReplaceRoute", 400, "InvalidParameterValue", "Something else is wrong");
        aws.answers("DescribeRouteTables", answer("DescribeRouteTables", table("0.0.0.0/0")));

        assertThat(failure(turnRoute()).message()).isEqualTo("Something else is wrong");
        assertThat(aws.received("CreateRoute")).isEmpty();
    }

    private Outcome turnRoute() {
        var table = key(ResourceKind.ROUTE_TABLE, "private-a");
        var wanted = new Route(Route.keyOf(table, "0.0.0.0/0"), table, "0.0.0.0/0", GATEWAY.key(), Set.of(), false);
        var actual = new Route(wanted.key(), table, "0.0.0.0/0", new AwsId("eni-1"), Set.of(), false);
        var before = Observed.ready(new AwsId("rtb-1/0.0.0.0/0"), actual);
        return apply(Verb.UPDATE, new Work.Update(wanted, before, wanted.differences(actual)));
    }

    @Test
    void theDescriptionOfAnInterfaceIsAsciiWhateverItsNameIs() {
        aws.answers(
                "CreateNetworkInterface",
                answer(
                        "CreateNetworkInterface",
                        "<networkInterface><networkInterfaceId>eni-1</networkInterfaceId><status>available</status>"
                                + "</networkInterface>"));
        var wanted =
                new NetworkInterface(
                        key(ResourceKind.NETWORK_INTERFACE, "nat-a/data"),
                        "Büro 東京",
                        key(ResourceKind.SUBNET, "public-a"),
                        new Ipv4("10.0.0.10"),
                        Set.of(),
                        Set.of(GROUP.key()),
                        true);

        assertThat(apply(Verb.CREATE, new Work.Create(wanted))).isInstanceOf(Outcome.Applied.class);
        assertThat(aws.received("CreateNetworkInterface"))
                .singleElement()
                .asString()
                .contains("&Description=gatehouse+n1+nat-a%2Fdata&");
    }

    private static String table(String destination) {
        return """
        <routeTableSet><item><routeTableId>known-1</routeTableId><routeSet><item>
          <destinationCidrBlock>%s</destinationCidrBlock><networkInterfaceId>eni-1</networkInterfaceId>
          <state>active</state><origin>CreateRoute</origin>
        </item></routeSet></item></routeTableSet>
        """
                .formatted(destination);
    }

    private static String gatewayIn(String vpc) {
        return answer(
                "DescribeInternetGateways",
                """
                <internetGatewaySet><item>
                  <internetGatewayId>igw-1</internetGatewayId>
                  <attachmentSet><item><vpcId>%s</vpcId><state>available</state></item></attachmentSet>
                </item></internetGatewaySet>
                """
                        .formatted(vpc));
    }

    private static String answer(String operation, String content) {
        return "<%sResponse>%s</%sResponse>".formatted(operation, content, operation);
    }

    private Outcome apply(Verb verb, Work work) {
        var action = PlanExecutor.action(verb, work);
        var batch = new Batch(NETWORK, List.of(action), _ -> Optional.of(new AwsId("known-1")), _ -> "token");
        return cloud.actuator().apply(batch).getFirst();
    }

    private static CloudFailure failure(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed(var failure, _) -> failure;
            default -> throw new AssertionError("expected a final failure: " + outcome);
        };
    }

    private static ResourceKey key(ResourceKind kind, String slot) {
        return new ResourceKey(NETWORK, kind, slot);
    }
}
