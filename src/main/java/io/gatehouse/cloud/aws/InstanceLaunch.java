package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Tags;
import io.gatehouse.topology.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataEndpointState;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/// Launches instances: onto interfaces that exist, with IMDSv2 only and a hop limit of 1, and an encrypted root volume
/// that goes with the instance.
final class InstanceLaunch {

    private static final InstanceMetadataOptionsRequest IMDS_V2_ONLY =
            InstanceMetadataOptionsRequest.builder()
                    .httpEndpoint(InstanceMetadataEndpointState.ENABLED)
                    .httpTokens(HttpTokensState.REQUIRED)
                    .httpPutResponseHopLimit(1)
                    .build();

    private final Ec2Client ec2;
    private final Ec2Tagging tagging;

    /// The root volume of an image, which never changes.
    private final Map<String, BlockDeviceMapping> rootVolumes = new ConcurrentHashMap<>();

    InstanceLaunch(Ec2Client ec2, Ec2Tagging tagging) {
        this.ec2 = ec2;
        this.tagging = tagging;
    }

    /// Launches one.
    ///
    /// @return its id
    String launch(Task<Instance> task) {
        RunInstancesRequest request = request(task);
        return onceProfileIsVisible(() -> ec2.runInstances(request)).instances().getFirst().instanceId();
    }

    /// Makes a call that names an instance profile. EC2 learns of a new profile, and of the role in it, some seconds
    /// late, and then says only in its message that this is what it calls an invalid value.
    static <T> T onceProfileIsVisible(Supplier<T> call) {
        try {
            return call.get();
        } catch (CloudException e) {
            throw isProfileNotVisible(e.failure()) ? AwsFailures.notYet(e) : e;
        }
    }

    private RunInstancesRequest request(Task<Instance> task) {
        Instance wanted = task.resource();
        var request =
                RunInstancesRequest.builder()
                        .clientToken(task.token())
                        .minCount(1)
                        .maxCount(1)
                        .imageId(wanted.imageId())
                        .instanceType(wanted.instanceType())
                        .networkInterfaces(interfaces(task))
                        .metadataOptions(IMDS_V2_ONLY)
                        .userData(UserDataEncoding.encode(task))
                        .tagSpecifications(tagging.specification(ResourceType.INSTANCE, wanted), volumeTags(wanted));
        rootVolume(wanted.imageId()).ifPresent(request::blockDeviceMappings);
        if (wanted.instanceProfile() != null) {
            String profile = task.id(wanted.instanceProfile());
            request.iamInstanceProfile(p -> p.name(profile));
        }
        return request.build();
    }

    private static List<InstanceNetworkInterfaceSpecification> interfaces(Task<Instance> task) {
        var refs = task.resource().networkInterfaces();
        return IntStream.range(0, refs.size())
                .mapToObj(index ->
                        InstanceNetworkInterfaceSpecification.builder()
                                .deviceIndex(index)
                                .networkInterfaceId(task.id(refs.get(index)))
                                .build())
                .toList();
    }

    /// The volume says whose it is, so that costs can be told apart, but not that it is the instance.
    private TagSpecification volumeTags(Instance wanted) {
        Map<String, String> tags = tagging.of(wanted);
        tags.keySet().retainAll(List.of(Tags.INSTALLATION, Tags.NETWORK, Tags.NAME));
        return Ec2Tagging.specification(ResourceType.VOLUME, tags);
    }

    private Optional<BlockDeviceMapping> rootVolume(String imageId) {
        var known = Optional.ofNullable(rootVolumes.get(imageId));
        return known.or(() -> {
            var volume = image(imageId).flatMap(InstanceLaunch::encryptedRoot);
            volume.ifPresent(it -> rootVolumes.put(imageId, it));
            return volume;
        });
    }

    /// Of an image that is not there the launch will say so in better words.
    private Optional<Image> image(String imageId) {
        try {
            return ec2.describeImages(r -> r.imageIds(imageId)).images().stream().findFirst();
        } catch (CloudException e) {
            if (e.failure().reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// The image's root volume, of the image's own size.
    private static Optional<BlockDeviceMapping> encryptedRoot(Image image) {
        return image.blockDeviceMappings().stream()
                .filter(one -> one.deviceName().equals(image.rootDeviceName()) && one.ebs() != null)
                .findFirst()
                .map(root ->
                        BlockDeviceMapping.builder()
                                .deviceName(root.deviceName())
                                .ebs(volume ->
                                        volume.volumeSize(root.ebs().volumeSize())
                                                .volumeType(VolumeType.GP3)
                                                .encrypted(true)
                                                .deleteOnTermination(true))
                                .build());
    }

    private static boolean isProfileNotVisible(CloudFailure failure) {
        return failure.code().equals("InvalidParameterValue")
                && (failure.message().contains("iamInstanceProfile")
                        || failure.message().contains("IAM Instance Profile"));
    }
}
