package io.gatehouse.cloud;

import io.gatehouse.topology.AwsId;
import java.util.List;
import java.util.Optional;

/// What may be chosen in an account and region. Every method throws [CloudException] when it cannot know.
public interface CloudCatalog {

    /// The availability zones in which subnets can be made, by name, for example `eu-west-1a`.
    List<String> zones();

    /// The instance type with this name, for example `t4g.nano`; empty when the region has none.
    Optional<InstanceType> instanceType(String name);

    /// Those of the [#zones()] that have an instance type, by name; none when the region has no such type. Empty when
    /// the cloud does not say.
    Optional<List<String>> zonesWith(String instanceType);

    /// The image with this id; empty when the account cannot see one.
    Optional<Image> image(String imageId);

    /// The newest image that NAT instances run by default: Debian 12 for this architecture, named by Debian's public
    /// SSM parameter `/aws/service/debian/release/12/latest/<architecture>`. Empty when the region publishes none.
    Optional<Image> defaultImage(Architecture architecture);

    /// The Elastic IPs of the account that nobody uses and no tag claims for a Gatehouse installation.
    List<FreeAddress> freeAddresses();

    /// How many more Elastic IPs the account may allocate in the region; empty when AWS does not say.
    Optional<Integer> elasticIpsLeft();

    /// How many inbound rules a security group of the account may hold in the region; empty when AWS does not say.
    Optional<Integer> rulesPerGroup();

    /// The id of the AWS account, twelve digits.
    String awsAccount();

    /// Processor architectures.
    enum Architecture {
        ARM64("arm64"),
        AMD64("amd64");

        private final String debianName;

        Architecture(String debianName) {
            this.debianName = debianName;
        }

        /// The name that Debian gives it.
        public String debianName() {
            return debianName;
        }
    }

    /// An instance type.
    ///
    /// @param name for example `t4g.nano`
    /// @param architecture what images it runs
    /// @param maxInterfaces how many network interfaces it can have
    /// @param addressesPerInterface how many private IPv4 addresses each of them can have
    record InstanceType(String name, Architecture architecture, int maxInterfaces, int addressesPerInterface) {}

    /// A machine image.
    ///
    /// @param id for example `ami-0123456789abcdef0`
    /// @param name as its owner called it
    /// @param architecture what instance types can run it
    record Image(String id, String name, Architecture architecture) {}

    /// An Elastic IP that nobody uses.
    ///
    /// @param allocationId for example `eipalloc-0123456789abcdef0`
    /// @param publicAddress the address
    /// @param name its `Name` tag; empty when it has none
    record FreeAddress(AwsId allocationId, String publicAddress, String name) {}
}
