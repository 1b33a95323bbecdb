package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Tags;
import io.gatehouse.topology.AwsId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.ArchitectureType;
import software.amazon.awssdk.services.ec2.model.ArchitectureValues;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/// Asks AWS what may be chosen.
final class AwsCatalog implements CloudCatalog {

    private static final Logger log = LoggerFactory.getLogger(AwsCatalog.class);

    /// The IAM actions that it needs. `sts:GetCallerIdentity` needs no permission, but naming it does no harm.
    static final Set<String> IAM_ACTIONS =
            Set.of(
                    "ec2:DescribeAvailabilityZones",
                    "ec2:DescribeInstanceTypes",
                    "ec2:DescribeInstanceTypeOfferings",
                    "ec2:DescribeImages",
                    "ec2:DescribeAddresses",
                    "ssm:GetParameter",
                    "servicequotas:GetServiceQuota",
                    "servicequotas:GetAWSDefaultServiceQuota",
                    "sts:GetCallerIdentity");

    private static final String EC2 = "ec2";

    /// "EC2-VPC Elastic IPs" of the service EC2.
    private static final String ELASTIC_IPS = "L-0263D0A3";

    private static final String VPC = "vpc";

    /// "Inbound or outbound rules per security group" of the service VPC.
    private static final String RULES_PER_GROUP = "L-0EA8095F";

    private final Ec2Client ec2;
    private final SsmClient ssm;
    private final StsClient sts;
    private final ServiceQuotasClient quotas;

    AwsCatalog(AwsClients clients) {
        this.ec2 = clients.ec2();
        this.ssm = clients.ssm();
        this.sts = clients.sts();
        this.quotas = clients.quotas();
    }

    @Override
    public List<String> zones() {
        var open = Ec2Tagging.filter("state", "available");
        var ordinary = Ec2Tagging.filter("zone-type", "availability-zone");
        return ec2.describeAvailabilityZones(r -> r.filters(open, ordinary)).availabilityZones().stream()
                .map(AvailabilityZone::zoneName)
                .sorted()
                .toList();
    }

    /// Asked for by filter, which answers nothing where asking by name would be refused; as `*` means something to a
    /// filter, the name is compared again.
    @Override
    public Optional<InstanceType> instanceType(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        return ec2
                .describeInstanceTypes(r -> r.filters(Ec2Tagging.filter("instance-type", name)))
                .instanceTypes()
                .stream()
                .filter(type -> type.instanceTypeAsString().equals(name))
                .findFirst()
                .flatMap(AwsCatalog::instanceType);
    }

    private static Optional<InstanceType> instanceType(InstanceTypeInfo type) {
        var architectures = type.processorInfo().supportedArchitectures();
        Optional<Architecture> architecture =
                architectures.contains(ArchitectureType.ARM64)
                        ? Optional.of(Architecture.ARM64)
                        : Optional.of(Architecture.AMD64).filter(_ -> architectures.contains(ArchitectureType.X86_64));
        return architecture.map(one ->
                new InstanceType(
                        type.instanceTypeAsString(),
                        one,
                        type.networkInfo().maximumNetworkInterfaces(),
                        type.networkInfo().ipv4AddressesPerInterface()));
    }

    @Override
    public Optional<List<String>> zonesWith(String instanceType) {
        var named = Ec2Tagging.filter("instance-type", instanceType);
        return ifSaid(() ->
                ec2
                        .describeInstanceTypeOfferingsPaginator(
                                r -> r.locationType(LocationType.AVAILABILITY_ZONE).filters(named))
                        .instanceTypeOfferings()
                        .stream()
                        .filter(offering -> offering.instanceTypeAsString().equals(instanceType))
                        .map(InstanceTypeOffering::location)
                        .sorted()
                        .toList());
    }

    @Override
    public Optional<Image> image(String imageId) {
        if (imageId.isBlank()) {
            return Optional.empty();
        }
        return ifThere(() -> ec2.describeImages(r -> r.imageIds(imageId)).images())
                .flatMap(images -> images.stream().findFirst())
                .flatMap(AwsCatalog::image);
    }

    private static Optional<Image> image(software.amazon.awssdk.services.ec2.model.Image image) {
        Optional<Architecture> architecture =
                image.architecture() == ArchitectureValues.ARM64
                        ? Optional.of(Architecture.ARM64)
                        : Optional.of(Architecture.AMD64)
                                .filter(_ -> image.architecture() == ArchitectureValues.X86_64);
        String name = Optional.ofNullable(image.name()).orElse("");
        return architecture.map(one -> new Image(image.imageId(), name, one));
    }

    @Override
    public Optional<Image> defaultImage(Architecture architecture) {
        String parameter = "/aws/service/debian/release/12/latest/" + architecture.debianName();
        return ifThere(() -> ssm.getParameter(r -> r.name(parameter)).parameter().value()).flatMap(this::image);
    }

    @Override
    public List<FreeAddress> freeAddresses() {
        return addresses().stream()
                .filter(one -> one.associationId() == null)
                .filter(one -> !Ec2Tagging.read(one.tags()).containsKey(Tags.INSTALLATION))
                .map(one -> new FreeAddress(new AwsId(one.allocationId()), one.publicIp(), Ec2Tagging.name(one.tags())))
                .toList();
    }

    private List<Address> addresses() {
        return ec2.describeAddresses().addresses().stream().filter(one -> one.allocationId() != null).toList();
    }

    @Override
    public Optional<Integer> elasticIpsLeft() {
        return quota(EC2, ELASTIC_IPS).map(quota -> Math.max(0, quota - addresses().size()));
    }

    @Override
    public Optional<Integer> rulesPerGroup() {
        return quota(VPC, RULES_PER_GROUP);
    }

    /// What the account was granted, or else what every account has.
    private Optional<Integer> quota(String service, String code) {
        return ifSaid(() -> quotas.getServiceQuota(r -> r.serviceCode(service).quotaCode(code)).quota())
                .or(() ->
                        ifSaid(() ->
                                quotas.getAWSDefaultServiceQuota(r -> r.serviceCode(service).quotaCode(code)).quota()))
                .map(ServiceQuota::value)
                .map(Double::intValue);
    }

    @Override
    public String awsAccount() {
        return sts.getCallerIdentity().account();
    }

    /// The answer to a question whose answer is a help only: that AWS does not give one is no failure.
    private static <T> Optional<T> ifSaid(Supplier<T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (CloudException e) {
            log.info("AWS does not say what would have been a help: {}", e.failure());
            return Optional.empty();
        }
    }

    /// The answer to a question about a name that somebody typed: AWS says of some that there is no such thing, and of
    /// others that nothing can be called so.
    private static <T> Optional<T> ifThere(Supplier<T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (CloudException e) {
            if (e.failure().reason() == Reason.NOT_FOUND || e.failure().reason() == Reason.INVALID) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
