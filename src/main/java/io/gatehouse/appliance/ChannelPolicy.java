package io.gatehouse.appliance;

import io.gatehouse.cloud.ChannelNames;
import io.gatehouse.topology.PolicyDocument;
import io.gatehouse.topology.PolicyDocument.Statement;
import io.gatehouse.topology.StoredObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a NAT instance may do to talk with the panel: read its network's bundles and commands, and send reports. It can
/// list nothing, so a command that is not there answers as one that it may not read.
///
/// The AWS account is not known before anybody has asked AWS, so names that have it in them are met by a condition: the
/// account is that of the role.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">condition
///   keys</a>
final class ChannelPolicy {

    private final Place place;
    private final ChannelNames names;

    private ChannelPolicy(Place place) {
        this.place = place;
        this.names = new ChannelNames(place.installation());
    }

    /// The policy of the role of a network's NAT instances.
    static PolicyDocument of(Place place) {
        return new ChannelPolicy(place).document();
    }

    private PolicyDocument document() {
        String bucket = "arn:%s:s3:::%s/".formatted(place.partition(), names.bucket("*", place.region()));
        String queue = "arn:%s:sqs:%s:*:%s".formatted(place.partition(), place.region(), names.queue());
        String network = place.network().text();
        return new PolicyDocument(
                List.of(
                        allow(
                                "Fetch",
                                List.of("s3:GetObject"),
                                List.of(
                                        bucket + StoredObject.ROOT + network + "/*",
                                        bucket + ChannelNames.COMMANDS + network + "/*")),
                        allow("Report", List.of("sqs:GetQueueUrl", "sqs:SendMessage"), List.of(queue))));
    }

    private static Statement allow(String sid, Collection<String> actions, Collection<String> resources) {
        SortedMap<String, SortedSet<String>> ownAccount = new TreeMap<>();
        ownAccount.put("aws:ResourceAccount", new TreeSet<>(List.of("${aws:PrincipalAccount}")));
        return Statement.allow(
                sid, new TreeSet<>(actions), new TreeSet<>(resources), Map.of("StringEquals", ownAccount));
    }
}
