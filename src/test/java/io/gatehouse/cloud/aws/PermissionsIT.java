package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.CloudPermissions.Answer;
import io.gatehouse.cloud.CloudPermissions.Verdict;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.Moto;
import io.gatehouse.testing.RequiresCapability;
import org.junit.jupiter.api.Test;

/// A check of permissions on an emulator, which has no policy simulator: every call that is tried instead is one that
/// the wire takes, and changes nothing. (Of VPCs that cannot be said: the emulator makes one in a dry run too.)
@RequiresCapability(Capability.MOTO)
class PermissionsIT {

    @Test
    void whatCanBeTriedIsAndNothingIsMade() {
        Moto.shared().reset();
        var aws = AwsOnMoto.shared();

        var report = aws.cloud(AwsOnMoto.INSTALLATION).permissions().check();

        assertThat(report.identity()).startsWith("arn:aws:");
        assertThat(report.with(Verdict.DENIED)).isEmpty();
        assertThat(report.with(Verdict.ALLOWED))
                .extracting(Answer::action)
                .contains("ec2:CreateVpc", "ec2:CreateInternetGateway", "ec2:AllocateAddress", "ec2:DescribeVpcs")
                .contains("iam:GetAccountAuthorizationDetails", "sts:GetCallerIdentity");
        var user = new MotoUser(Moto.shared().endpoint());
        assertThat(user.ec2().describeAddresses().addresses()).isEmpty();
        assertThat(user.ec2().describeInternetGateways().internetGateways()).isEmpty();
    }
}
