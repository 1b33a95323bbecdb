package io.gatehouse.cloud.aws;

import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// The part of AWS that a region is in: the second word of ARNs.
final class AwsPartition {

    private AwsPartition() {}

    static String of(String region) {
        return PartitionMetadata.of(Region.of(region)).id();
    }
}
