package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.aws.ChannelCalls.BucketListing;
import io.gatehouse.cloud.aws.ChannelCalls.QueueListing;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/// What one sweep saw, in AWS's own words.
///
/// @param vpcs ours
/// @param internetGateways all of the region: one of somebody else may be attached to a VPC of ours
/// @param subnets ours
/// @param routeTables all of the region: a subnet of ours may use one of somebody else
/// @param securityGroups ours
/// @param securityGroupRules of groups of ours
/// @param networkInterfaces ours
/// @param addresses all of the region: any of them may be adopted
/// @param instances ours, except terminated ones
/// @param roles all of the AWS account
/// @param instanceProfiles below the path of this installation
/// @param bucket ours and what is in it; empty when there is none
/// @param queue ours; empty when there is none
record RegionListing(
        List<Vpc> vpcs,
        List<InternetGateway> internetGateways,
        List<Subnet> subnets,
        List<RouteTable> routeTables,
        List<SecurityGroup> securityGroups,
        List<SecurityGroupRule> securityGroupRules,
        List<NetworkInterface> networkInterfaces,
        List<Address> addresses,
        List<Instance> instances,
        List<RoleDetail> roles,
        List<InstanceProfile> instanceProfiles,
        Optional<BucketListing> bucket,
        Optional<QueueListing> queue) {}
