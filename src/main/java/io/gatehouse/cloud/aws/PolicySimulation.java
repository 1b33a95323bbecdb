package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudPermissions.Answer;
import io.gatehouse.cloud.CloudPermissions.Verdict;
import io.gatehouse.cloud.aws.PanelPolicy.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

/// Asks IAM's policy simulator about every action, each with the resources and conditions under which the panel's
/// policy grants it.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
final class PolicySimulation {

    /// What IAM calls the action; the panel's own policy does without it.
    static final String ACTION = "iam:SimulatePrincipalPolicy";

    private static final String SAMPLE = "check";

    private final IamClient iam;
    private final String principal;
    private final String awsAccount;
    private final String region;

    /// @param principal the ARN of the user or role whose policies are simulated
    PolicySimulation(IamClient iam, String principal, String awsAccount, String region) {
        this.iam = iam;
        this.principal = principal;
        this.awsAccount = awsAccount;
        this.region = region;
    }

    /// The answers, by action.
    ///
    /// @throws io.gatehouse.cloud.CloudException when IAM does not let the panel ask, or knows no such principal
    Map<String, Answer> of(PanelPolicy policy) {
        var answers = new TreeMap<String, Answer>();
        for (Statement statement : policy.statements()) {
            for (String service : services(statement)) {
                iam.simulatePrincipalPolicyPaginator(request(statement, service))
                        .evaluationResults()
                        .forEach(result ->
                                answers.merge(result.evalActionName(), answer(result), PolicySimulation::better));
            }
        }
        return answers;
    }

    /// A bucket's actions cannot be tried on a queue, so each service is asked about its own resources.
    private static List<String> services(Statement statement) {
        return statement.actions().stream().map(PolicySimulation::service).distinct().toList();
    }

    private static String service(String action) {
        return action.substring(0, action.indexOf(':'));
    }

    private SimulatePrincipalPolicyRequest request(Statement statement, String service) {
        List<String> actions = statement.actions().stream().filter(one -> service(one).equals(service)).toList();
        List<String> resources =
                statement.resources().stream()
                        .filter(one -> one.equals("*") || one.split(":")[2].equals(service))
                        .map(this::sample)
                        .toList();
        return SimulatePrincipalPolicyRequest.builder()
                .policySourceArn(principal)
                .actionNames(actions)
                .resourceArns(resources)
                .contextEntries(statement.conditions().entrySet().stream().map(PolicySimulation::context).toList())
                .build();
    }

    /// A resource as one of ours might be called.
    private String sample(String pattern) {
        if (pattern.equals("*")) {
            return pattern;
        }
        String[] parts = pattern.split(":", 6);
        String where = parts[3].replace("*", region);
        String whose = parts[4].replace("*", awsAccount);
        return String.join(":", parts[0], parts[1], parts[2], where, whose, parts[5].replace("*", SAMPLE));
    }

    private static ContextEntry context(Map.Entry<String, String> condition) {
        return ContextEntry.builder()
                .contextKeyName(condition.getKey())
                .contextKeyType(ContextKeyTypeEnum.STRING)
                .contextKeyValues(condition.getValue())
                .build();
    }

    private static Answer answer(EvaluationResult result) {
        String action = result.evalActionName();
        if (result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED) {
            return new Answer(action, Verdict.ALLOWED, "");
        }
        return new Answer(action, Verdict.DENIED, why(result));
    }

    private static String why(EvaluationResult result) {
        var organization = result.organizationsDecisionDetail();
        if (organization != null && Boolean.FALSE.equals(organization.allowedByOrganizations())) {
            return "A policy of the AWS organization forbids it.";
        }
        var boundary = result.permissionsBoundaryDecisionDetail();
        if (boundary != null && Boolean.FALSE.equals(boundary.allowedByPermissionsBoundary())) {
            return "The permissions boundary does not allow it.";
        }
        return result.evalDecision() == PolicyEvaluationDecisionType.EXPLICIT_DENY
                ? "A policy forbids it."
                : "No policy allows it.";
    }

    /// An action of several kinds of resource is allowed when it is for one of them: the others do not take it.
    private static Answer better(Answer one, Answer other) {
        return one.verdict() == Verdict.ALLOWED ? one : other;
    }
}
