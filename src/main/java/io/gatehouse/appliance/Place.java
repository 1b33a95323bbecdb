package io.gatehouse.appliance;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.NetworkId;
import java.util.regex.Pattern;

/// Where a NAT instance belongs.
///
/// @param region for example `eu-west-1`
record Place(NetworkId network, InstallationId installation, String region) {

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{2,12}){1,3}-[1-9][0-9]?");

    /// @throws IllegalArgumentException when the region is of another shape than regions have
    Place {
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("not a region: " + region);
        }
    }

    /// The part of AWS that the region is in.
    ///
    /// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARNs</a>
    String partition() {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /// The domain under which the region's services have their names.
    String domain() {
        return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }
}
