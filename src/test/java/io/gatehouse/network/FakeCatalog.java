package io.gatehouse.network;

import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.topology.AwsId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A catalog whose answers a test sets.
public final class FakeCatalog implements CloudCatalog {

    public static final String DEBIAN_ARM64 = "ami-0aaaaaaaaaaaaaaaa";
    public static final String UBUNTU_AMD64 = "ami-0bbbbbbbbbbbbbbbb";

    public final List<FreeAddress> free = new ArrayList<>();
    public Optional<Integer> left = Optional.of(5);
    public Optional<Integer> rulesPerGroup = Optional.of(60);
    public final Map<String, List<String>> zonesOfTypes = new HashMap<>();
    public boolean publishesDebian = true;
    public Optional<CloudFailure> failure = Optional.empty();
    public int questions;

    @Override
    public List<String> zones() {
        return answer(List.of("eu-west-1a", "eu-west-1b", "eu-west-1c"));
    }

    @Override
    public Optional<InstanceType> instanceType(String name) {
        return answer(
                Stream.of(
                                new InstanceType("t4g.nano", Architecture.ARM64, 2, 2),
                                new InstanceType("t4g.micro", Architecture.ARM64, 2, 2),
                                new InstanceType("t3.nano", Architecture.AMD64, 2, 2),
                                new InstanceType("x1.lonely", Architecture.ARM64, 1, 4),
                                new InstanceType("x1.narrow", Architecture.ARM64, 4, 1))
                        .filter(type -> type.name().equals(name))
                        .findFirst());
    }

    @Override
    public Optional<List<String>> zonesWith(String instanceType) {
        return answer(Optional.ofNullable(zonesOfTypes.get(instanceType)));
    }

    @Override
    public Optional<Image> image(String imageId) {
        return answer(
                Stream.of(
                                new Image(DEBIAN_ARM64, "debian-12-arm64", Architecture.ARM64),
                                new Image(UBUNTU_AMD64, "ubuntu-amd64", Architecture.AMD64))
                        .filter(image -> image.id().equals(imageId))
                        .findFirst());
    }

    @Override
    public Optional<Image> defaultImage(Architecture architecture) {
        return answer(
                publishesDebian && architecture == Architecture.ARM64
                        ? Optional.of(new Image(DEBIAN_ARM64, "debian-12-arm64", Architecture.ARM64))
                        : Optional.empty());
    }

    @Override
    public List<FreeAddress> freeAddresses() {
        return answer(List.copyOf(free));
    }

    @Override
    public Optional<Integer> elasticIpsLeft() {
        return answer(left);
    }

    @Override
    public Optional<Integer> rulesPerGroup() {
        return answer(rulesPerGroup);
    }

    @Override
    public String awsAccount() {
        return answer("123456789012");
    }

    public FakeCatalog withFree(String allocationId) {
        free.add(new FreeAddress(new AwsId(allocationId), "198.51.100." + (free.size() + 1), ""));
        return this;
    }

    private <T> T answer(T answer) {
        questions++;
        failure.ifPresent(one -> {
            throw new CloudException(one, null);
        });
        return answer;
    }
}
