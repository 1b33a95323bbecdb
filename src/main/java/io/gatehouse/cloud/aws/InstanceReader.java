package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.Tags;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Generation;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.UserData;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/// Reads instances as a sweep sees them.
final class InstanceReader {

    private static final Map<InstanceStateName, Readiness> READINESS =
            Map.of(
                    InstanceStateName.PENDING, Readiness.PENDING,
                    InstanceStateName.STOPPING, Readiness.PENDING,
                    InstanceStateName.SHUTTING_DOWN, Readiness.DELETING);

    Observed<Instance> read(software.amazon.awssdk.services.ec2.model.Instance one, ResourceKey key, OwnedIds own) {
        var state = one.state().name();
        Map<String, String> tags = Ec2Tagging.read(one.tags());
        String digest = tags.getOrDefault(Tags.PREFIX + Instance.USER_DATA_MARK, "");
        var actual =
                new Instance(
                        key,
                        Ec2Tagging.name(one.tags()),
                        interfaces(one, own),
                        profile(one, own),
                        one.instanceTypeAsString(),
                        one.imageId(),
                        UserData.observed(digest),
                        Generation.ofMark(tags.get(Tags.PREFIX + Instance.GENERATION_MARK)),
                        state == InstanceStateName.RUNNING || state == InstanceStateName.PENDING);
        var readiness = READINESS.getOrDefault(state, Readiness.READY);
        return new Observed<>(new AwsId(one.instanceId()), actual, readiness, facts(one));
    }

    private static List<Ref> interfaces(software.amazon.awssdk.services.ec2.model.Instance one, OwnedIds own) {
        return one.networkInterfaces().stream()
                .sorted(Comparator.comparing(InstanceReader::deviceIndex))
                .map(InstanceNetworkInterface::networkInterfaceId)
                .map(id -> own.ref(ResourceKind.NETWORK_INTERFACE, id))
                .toList();
    }

    private static int deviceIndex(InstanceNetworkInterface one) {
        return one.attachment() == null ? Integer.MAX_VALUE : one.attachment().deviceIndex();
    }

    /// An instance names its profile by ARN, which ends with the name.
    private static @Nullable Ref profile(software.amazon.awssdk.services.ec2.model.Instance one, OwnedIds own) {
        if (one.iamInstanceProfile() == null) {
            return null;
        }
        String arn = one.iamInstanceProfile().arn();
        return own.ref(ResourceKind.INSTANCE_PROFILE, arn.substring(arn.lastIndexOf('/') + 1));
    }

    private static Map<String, String> facts(software.amazon.awssdk.services.ec2.model.Instance one) {
        var facts = new TreeMap<String, String>();
        facts.put("state", one.state().nameAsString());
        if (one.publicIpAddress() != null) {
            facts.put("publicAddress", one.publicIpAddress());
        }
        if (one.privateIpAddress() != null) {
            facts.put("privateAddress", one.privateIpAddress());
        }
        return facts;
    }
}
