package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Tag;

/// A VPC, a security group and an address of somebody else in the same account and region.
///
/// @param vpc its id
/// @param group its id
/// @param address its allocation id
record Bystander(String vpc, String group, String address) {

    /// A rule that a port forward of ours would have too.
    private static final IpPermission A_FORWARD =
            IpPermission.builder()
                    .ipProtocol("tcp")
                    .fromPort(51532)
                    .toPort(51532)
                    .ipRanges(IpRange.builder().cidrIp("203.0.113.0/28").build())
                    .build();

    static Bystander make(Ec2Client ec2) {
        String vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String group =
                ec2.createSecurityGroup(
                                request -> request.vpcId(vpc).groupName("theirs").description("somebody else's"))
                        .groupId();
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(group).ipPermissions(A_FORWARD));
        String address = ec2.allocateAddress(request -> request.domain(DomainType.VPC)).allocationId();
        // A name that looks like ours, and tags of another installation.
        ec2.createTags(request ->
                request.resources(vpc, group, address)
                        .tags(
                                Tag.builder().key("Name").value("payments").build(),
                                Tag.builder().key("gatehouse:installation").value("aaaaaaaaaa").build(),
                                Tag.builder().key("gatehouse:network").value("n1").build(),
                                Tag.builder().key("gatehouse:key").value("n1/vpc/vpc").build()));
        return new Bystander(vpc, group, address);
    }

    void assertUntouched(Ec2Client ec2) {
        assertThat(ec2.describeVpcs(request -> request.vpcIds(vpc)).vpcs().getFirst().tags()).hasSize(4);
        var seen = ec2.describeSecurityGroups(request -> request.groupIds(group)).securityGroups().getFirst();
        assertThat(seen.ipPermissionsEgress()).hasSize(1);
        assertThat(seen.ipPermissions())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.fromPort()).isEqualTo(A_FORWARD.fromPort());
                    assertThat(one.ipRanges()).hasSameSizeAs(A_FORWARD.ipRanges());
                });
        assertThat(ec2.describeAddresses(request -> request.allocationIds(address)).addresses())
                .singleElement()
                .satisfies(one -> assertThat(one.associationId()).isNull());
    }
}
