package io.gatehouse.cloud;

import io.gatehouse.topology.NetworkId;

/// What the bucket and the queue between an installation and its NAT instances are called. The names say whose they
/// are: AWS shows many more things by name than by tag.
///
/// @param installation whose they are
public record ChannelNames(InstallationId installation) {

    private static final String PREFIX = "gatehouse-";

    /// The bucket. Names of buckets are unique in the world, so the AWS account and the region are in it.
    ///
    /// @param awsAccount twelve digits, or `*` for any
    public String bucket(String awsAccount, String region) {
        return "%s%s-%s-%s".formatted(PREFIX, installation, awsAccount, region);
    }

    /// The queue. Its name is unique in an AWS account and region.
    public String queue() {
        return PREFIX + installation;
    }

    /// Where the commands of all members are.
    public static final String COMMANDS = "commands/";

    /// Where the command of a member is.
    ///
    /// @param member its slot, for example `nat-a`
    public static String command(NetworkId network, String member) {
        return COMMANDS + network.text() + "/" + member + ".json";
    }
}
