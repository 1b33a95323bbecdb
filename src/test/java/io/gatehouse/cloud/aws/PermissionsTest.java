package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudPermissions;
import io.gatehouse.cloud.CloudPermissions.Answer;
import io.gatehouse.cloud.CloudPermissions.Report;
import io.gatehouse.cloud.CloudPermissions.Verdict;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said of permissions when AWS answers in ways that no emulator does.
class PermissionsTest {

    private static final String DETAIL =
            """
            <OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail>
            """;

    private ScriptedAws aws;
    private CloudPermissions permissions;

    @BeforeEach
    void open() throws IOException {
        aws = new ScriptedAws();
        permissions = AwsOnMoto.at(aws.endpoint()).cloud(AwsOnMoto.INSTALLATION).permissions();
        identity("arn:aws:sts::123456789012:assumed-role/Panel/i-1");
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void everyMissingActionIsNamedWithItsReason() {
        aws.answers("GetRole", role("arn:aws:iam::123456789012:role/ops/Panel"));
        simulator(Map.of("ec2:CreateVpc", "implicitDeny", "iam:PassRole", "explicitDeny"), "");

        Report report = permissions.check();

        assertThat(report.with(Verdict.DENIED))
                .containsExactly(
                        new Answer("ec2:CreateVpc", Verdict.DENIED, "No policy allows it."),
                        new Answer("iam:PassRole", Verdict.DENIED, "A policy forbids it."));
        assertThat(report.with(Verdict.UNKNOWN)).isEmpty();
        assertThat(report.answers()).extracting(Answer::action).containsExactlyElementsOf(PanelPolicy.load().actions());
        assertThat(report.method()).contains("policy simulator", "does not know");
    }

    @Test
    void eachActionIsSimulatedWithTheResourcesAndConditionsOfThePolicy() {
        aws.answers("GetRole", role("arn:aws:iam::123456789012:role/ops/Panel"));
        simulator(Map.of(), "");

        permissions.check();

        List<String> asked =
                aws.received("SimulatePrincipalPolicy").stream()
                        .map(body -> URLDecoder.decode(body, StandardCharsets.UTF_8))
                        .toList();
        assertThat(asked)
                .allMatch(one -> one.contains("PolicySourceArn=arn:aws:iam::123456789012:role/ops/Panel"))
                .anySatisfy(one ->
                        assertThat(one)
                                .contains(
                                        "iam:PassRole",
                                        "ResourceArns.member.1=arn:aws:iam::123456789012:role/gatehouse/")
                                .contains("iam:PassedToService", "ec2.amazonaws.com"))
                .anySatisfy(one ->
                        assertThat(one)
                                .contains("s3:CreateBucket", "arn:aws:s3:::gatehouse-")
                                .doesNotContain("arn:aws:sqs", "sqs:CreateQueue"));
    }

    @Test
    void aPolicyOfTheOrganizationIsNamedAsTheReason() {
        aws.answers("GetRole", role("arn:aws:iam::123456789012:role/Panel"));
        simulator(Map.of("ec2:RunInstances", "implicitDeny"), DETAIL);

        assertThat(permissions.check().with(Verdict.DENIED))
                .containsExactly(
                        new Answer("ec2:RunInstances", Verdict.DENIED, "A policy of the AWS organization forbids it."));
    }

    @Test
    void whereTheSimulatorMayNotBeAskedWhatChangesNothingIsTried() {
        aws.refusesInXml("GetRole", 403, "AccessDenied");
        aws.refusesInXml("SimulatePrincipalPolicy", 403, "AccessDenied");
        aws.refusesInXml("CreateVpc", 412, "DryRunOperation");
        aws.refusesInXml("AllocateAddress", 403, "UnauthorizedOperation");
        aws.refusesInXml("DescribeSubnets", 403, "UnauthorizedOperation");
        aws.answers("DescribeVpcs", "<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>");

        Report report = permissions.check();

        assertThat(report.method()).contains("AccessDenied", "dry runs", "iam:SimulatePrincipalPolicy");
        Map<String, Verdict> verdicts =
                report.answers().stream().collect(Collectors.toMap(Answer::action, Answer::verdict));
        assertThat(verdicts)
                .containsEntry("ec2:CreateVpc", Verdict.ALLOWED)
                .containsEntry("ec2:DescribeVpcs", Verdict.ALLOWED)
                .containsEntry("sts:GetCallerIdentity", Verdict.ALLOWED)
                .containsEntry("ec2:AllocateAddress", Verdict.DENIED)
                .containsEntry("ec2:DescribeSubnets", Verdict.DENIED)
                .containsEntry("ec2:TerminateInstances", Verdict.UNKNOWN);
        assertThat(aws.received("CreateVpc")).isNotEmpty().allMatch(body -> body.contains("DryRun=true"));
    }

    @Test
    void credentialsThatAreNotValidAreNotChecked() {
        aws.close();
        assertThatThrownBy(permissions::check).isInstanceOf(CloudException.class);
    }

    private void identity(String arn) {
        aws.answers(
                "GetCallerIdentity",
                """
                <GetCallerIdentityResponse><GetCallerIdentityResult>
                  <Arn>%s</Arn><Account>123456789012</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>
                """
                        .formatted(arn));
    }

    private static String role(String arn) {
        return "<GetRoleResponse><GetRoleResult><Role><Arn>%s</Arn></Role></GetRoleResult></GetRoleResponse>"
                .formatted(arn);
    }

    /// Allows everything but this.
    private void simulator(Map<String, String> decisions, String detail) {
        String results =
                PanelPolicy.load().actions().stream()
                        .map(action ->
                                "<member><EvalActionName>%s</EvalActionName><EvalDecision>%s</EvalDecision>%s</member>"
                                        .formatted(action, decisions.getOrDefault(action, "allowed"), detail))
                        .collect(Collectors.joining());
        aws.answers(
                "SimulatePrincipalPolicy",
                """
                <SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult>
                  <IsTruncated>false</IsTruncated><EvaluationResults>%s</EvaluationResults>
                </SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>
                """
                        .formatted(results));
    }
}
