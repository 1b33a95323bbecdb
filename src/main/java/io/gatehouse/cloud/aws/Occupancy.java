package io.gatehouse.cloud.aws;

import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/// How network interfaces are in things of one kind.
///
/// @param filter the filter of DescribeNetworkInterfaces that takes their ids
/// @param container in which of them an interface is
/// @see <a
///   href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html">DescribeNetworkInterfaces</a>
record Occupancy(String filter, Function<NetworkInterface, String> container) {}
