package io.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Vpc;

@RequiresCapability(Capability.MOTO)
class MotoIT {

    @Test
    void aVpcThatWasCreatedIsFoundUntilTheReset() {
        var moto = Moto.shared();
        try (var ec2 = client(moto)) {
            var created = ec2.createVpc(request -> request.cidrBlock("10.87.0.0/16")).vpc();
            assertThat(ec2.describeVpcs().vpcs()).extracting(Vpc::vpcId).contains(created.vpcId());

            moto.reset();

            assertThat(ec2.describeVpcs().vpcs()).extracting(Vpc::cidrBlock).doesNotContain("10.87.0.0/16");
        }
    }

    private static Ec2Client client(Moto moto) {
        return Ec2Client.builder()
                .endpointOverride(moto.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }
}
