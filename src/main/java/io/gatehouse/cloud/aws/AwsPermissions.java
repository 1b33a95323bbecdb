package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudPermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// Finds out what the credentials may do: by IAM's policy simulator where they may ask it, else by what can be tried.
final class AwsPermissions implements CloudPermissions {

    /// The ARN of a session of a role: `arn:aws:sts::123456789012:assumed-role/Gatehouse/session`.
    private static final Pattern SESSION = Pattern.compile("arn:(aws[a-z-]*):sts::(\\d{12}):assumed-role/([^/]+)/.+");

    private static final String SIMULATED =
            "Asked IAM's policy simulator, which knows the policies of this identity, its permissions boundary and"
                    + " those of the AWS organization. It does not know policies of single sessions, of VPC endpoints,"
                    + " or of the things themselves.";

    private static final String TRIED =
            "The policy simulator could not be asked (%s), so only what changes nothing was tried: calls that read, and"
                    + " dry runs of EC2. Of the rest a run will tell. Allow "
                    + PolicySimulation.ACTION
                    + " for as long as it takes to check all.";

    private final AwsClients clients;
    private final String region;
    private final PanelPolicy policy = PanelPolicy.load();

    AwsPermissions(AwsClients clients, String region) {
        this.clients = clients;
        this.region = region;
    }

    @Override
    public Optional<String> policy() {
        return Optional.of(policy.text());
    }

    @Override
    public Report check() {
        GetCallerIdentityResponse who = clients.sts().getCallerIdentity();
        try {
            var simulation = new PolicySimulation(clients.iam(), principal(who.arn()), who.account(), region);
            return new Report(who.arn(), SIMULATED, inOrder(simulation.of(policy)));
        } catch (CloudException e) {
            return new Report(who.arn(), TRIED.formatted(code(e)), inOrder(new PermissionTrials(clients).of(policy)));
        }
    }

    private static String code(CloudException e) {
        return e.failure().code().isEmpty() ? e.failure().reason().name() : e.failure().code();
    }

    /// The user or role behind an ARN. That of a session leaves out the role's path, which only IAM knows.
    private String principal(String arn) {
        var session = SESSION.matcher(arn);
        if (!session.matches()) {
            return arn;
        }
        String role = session.group(3);
        try {
            return clients.iam().getRole(r -> r.roleName(role)).role().arn();
        } catch (CloudException _) {
            return "arn:%s:iam::%s:role/%s".formatted(session.group(1), session.group(2), role);
        }
    }

    private static List<Answer> inOrder(Map<String, Answer> answers) {
        return answers.values().stream().sorted(Comparator.comparing(Answer::action)).toList();
    }
}
