package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.Tags;
import io.gatehouse.cloud.sandbox.api.SandboxApi;
import io.gatehouse.cloud.sandbox.world.AddressEntry;
import io.gatehouse.cloud.sandbox.world.Images;
import io.gatehouse.cloud.sandbox.world.InstanceTypes;
import io.gatehouse.cloud.sandbox.world.Rules;
import io.gatehouse.cloud.sandbox.world.Zones;
import io.gatehouse.topology.AwsId;
import java.util.List;
import java.util.Optional;

/// What may be chosen in a simulated account.
final class SandboxCatalog implements CloudCatalog {

    private final SandboxApi api;

    SandboxCatalog(SandboxApi api) {
        this.api = api;
    }

    @Override
    public List<String> zones() {
        return api.call("ec2:DescribeAvailabilityZones", world -> Zones.of(world.rules().region()));
    }

    @Override
    public Optional<InstanceType> instanceType(String name) {
        return api.call("ec2:DescribeInstanceTypes", _ -> InstanceTypes.find(name));
    }

    @Override
    public Optional<List<String>> zonesWith(String instanceType) {
        return api.call(
                "ec2:DescribeInstanceTypeOfferings",
                world -> Optional.of(InstanceTypes.zonesWith(instanceType, world.rules().region())));
    }

    @Override
    public Optional<Image> image(String imageId) {
        return api.call("ec2:DescribeImages", _ -> Images.find(imageId));
    }

    @Override
    public Optional<Image> defaultImage(Architecture architecture) {
        return api.call("ssm:GetParameter", _ -> Optional.of(Images.newest(architecture)));
    }

    @Override
    public List<FreeAddress> freeAddresses() {
        return api.call(
                "ec2:DescribeAddresses",
                world ->
                        world.addresses()
                                .all()
                                .filter(SandboxCatalog::isFree)
                                .map(one ->
                                        new FreeAddress(
                                                new AwsId(one.id()),
                                                one.publicAddress(),
                                                one.tags().getOrDefault(Tags.NAME, "")))
                                .toList());
    }

    private static boolean isFree(AddressEntry address) {
        return address.link() == null && !address.tags().containsKey(Tags.INSTALLATION);
    }

    @Override
    public Optional<Integer> elasticIpsLeft() {
        return api.call("servicequotas:GetServiceQuota", world -> Optional.of(world.addresses().left()));
    }

    @Override
    public Optional<Integer> rulesPerGroup() {
        return api.call("servicequotas:GetServiceQuota", _ -> Optional.of(Rules.MAX_IN_ONE_DIRECTION));
    }

    @Override
    public String awsAccount() {
        return api.awsAccount();
    }
}
