package io.gatehouse.cloud.aws;

import static java.util.Map.entry;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudPermissions.Answer;
import io.gatehouse.cloud.CloudPermissions.Verdict;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Tries what can be tried without changing anything: calls that only read, and EC2's dry runs of calls that need
/// nothing to be there yet. Of all else it knows nothing.
final class PermissionTrials {

    private static final int FEW = 5;
    private static final String NOT_TRIED = "Trying it would change something.";

    private static final Map<String, Consumer<AwsClients>> READS =
            Map.ofEntries(
                    entry("ec2:DescribeAddresses", aws -> aws.ec2().describeAddresses()),
                    entry("ec2:DescribeAvailabilityZones", aws -> aws.ec2().describeAvailabilityZones()),
                    entry(
                            "ec2:DescribeIamInstanceProfileAssociations",
                            aws -> aws.ec2().describeIamInstanceProfileAssociations(r -> r.maxResults(FEW))),
                    entry("ec2:DescribeImages", aws -> aws.ec2().describeImages(r -> r.owners("self"))),
                    entry("ec2:DescribeInstanceTypes", aws -> aws.ec2().describeInstanceTypes(r -> r.maxResults(FEW))),
                    entry(
                            "ec2:DescribeInstanceTypeOfferings",
                            aws -> aws.ec2().describeInstanceTypeOfferings(r -> r.maxResults(FEW))),
                    entry("ec2:DescribeInstances", aws -> aws.ec2().describeInstances(r -> r.maxResults(FEW))),
                    entry(
                            "ec2:DescribeInternetGateways",
                            aws -> aws.ec2().describeInternetGateways(r -> r.maxResults(FEW))),
                    entry(
                            "ec2:DescribeNetworkInterfaces",
                            aws -> aws.ec2().describeNetworkInterfaces(r -> r.maxResults(FEW))),
                    entry("ec2:DescribeRouteTables", aws -> aws.ec2().describeRouteTables(r -> r.maxResults(FEW))),
                    entry(
                            "ec2:DescribeSecurityGroupRules",
                            aws -> aws.ec2().describeSecurityGroupRules(r -> r.maxResults(FEW))),
                    entry(
                            "ec2:DescribeSecurityGroups",
                            aws -> aws.ec2().describeSecurityGroups(r -> r.maxResults(FEW))),
                    entry("ec2:DescribeSubnets", aws -> aws.ec2().describeSubnets(r -> r.maxResults(FEW))),
                    entry("ec2:DescribeVpcs", aws -> aws.ec2().describeVpcs(r -> r.maxResults(FEW))),
                    entry(
                            "iam:GetAccountAuthorizationDetails",
                            aws -> aws.iam().getAccountAuthorizationDetails(r -> r.maxItems(1))),
                    entry("iam:ListInstanceProfiles", aws -> aws.iam().listInstanceProfiles(r -> r.maxItems(1))),
                    entry("sts:GetCallerIdentity", aws -> aws.sts().getCallerIdentity()));

    private static final Map<String, Consumer<AwsClients>> DRY_RUNS =
            Map.of(
                    "ec2:AllocateAddress", aws -> aws.ec2().allocateAddress(r -> r.dryRun(true)),
                    "ec2:CreateInternetGateway", aws -> aws.ec2().createInternetGateway(r -> r.dryRun(true)),
                    "ec2:CreateVpc", aws -> aws.ec2().createVpc(r -> r.dryRun(true).cidrBlock("10.0.0.0/16")));

    /// What EC2 answers when it would have done it.
    private static final String WOULD_HAVE = "DryRunOperation";

    private final AwsClients clients;

    PermissionTrials(AwsClients clients) {
        this.clients = clients;
    }

    /// The answers, by action.
    Map<String, Answer> of(PanelPolicy policy) {
        var answers = new TreeMap<String, Answer>();
        policy.actions().forEach(action -> answers.put(action, answer(action)));
        return answers;
    }

    private Answer answer(String action) {
        Consumer<AwsClients> trial = READS.getOrDefault(action, DRY_RUNS.get(action));
        if (trial == null) {
            return new Answer(action, Verdict.UNKNOWN, NOT_TRIED);
        }
        try {
            trial.accept(clients);
            return new Answer(action, Verdict.ALLOWED, "");
        } catch (CloudException e) {
            return answer(action, e.failure());
        }
    }

    private static Answer answer(String action, CloudFailure failure) {
        if (failure.code().equals(WOULD_HAVE)) {
            return new Answer(action, Verdict.ALLOWED, "");
        }
        Verdict verdict = failure.reason() == CloudFailure.Reason.UNAUTHORIZED ? Verdict.DENIED : Verdict.UNKNOWN;
        return new Answer(action, verdict, failure.sentence());
    }
}
