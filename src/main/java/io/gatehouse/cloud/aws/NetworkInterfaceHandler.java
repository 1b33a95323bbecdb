package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.PrivateIpAddressSpecification;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/// Network interfaces.
final class NetworkInterfaceHandler implements AwsHandler<NetworkInterface> {

    private static final Set<NetworkInterfaceStatus> USABLE =
            Set.of(NetworkInterfaceStatus.AVAILABLE, NetworkInterfaceStatus.IN_USE, NetworkInterfaceStatus.ASSOCIATED);

    private final Ec2Client ec2;
    private final Ec2Tagging tagging;

    NetworkInterfaceHandler(Ec2Client ec2, Ec2Tagging tagging) {
        this.ec2 = ec2;
        this.tagging = tagging;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.NETWORK_INTERFACE;
    }

    @Override
    public Class<NetworkInterface> type() {
        return NetworkInterface.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of(
                "ec2:DescribeNetworkInterfaces",
                "ec2:CreateNetworkInterface",
                "ec2:CreateTags",
                "ec2:ModifyNetworkInterfaceAttribute",
                "ec2:AssignPrivateIpAddresses",
                "ec2:UnassignPrivateIpAddresses",
                "ec2:DeleteNetworkInterface");
    }

    @Override
    public void index(RegionListing listing, OwnedIds.Index index) {
        listing.networkInterfaces()
                .forEach(one -> index.note(kind(), one.networkInterfaceId(), Ec2Tagging.read(one.tagSet())));
    }

    @Override
    public Stream<Observed<NetworkInterface>> observe(RegionListing listing, OwnedIds own) {
        return listing.networkInterfaces().stream()
                .flatMap(one -> own.key(kind(), one.networkInterfaceId()).map(key -> read(one, key, own)).stream());
    }

    private static Observed<NetworkInterface> read(
            software.amazon.awssdk.services.ec2.model.NetworkInterface one, ResourceKey key, OwnedIds own) {
        var actual =
                new NetworkInterface(
                        key,
                        Ec2Tagging.name(one.tagSet()),
                        own.ref(ResourceKind.SUBNET, one.subnetId()),
                        new Ipv4(one.privateIpAddress()),
                        secondaryAddresses(one),
                        one.groups().stream()
                                .map(GroupIdentifier::groupId)
                                .map(id -> own.ref(ResourceKind.SECURITY_GROUP, id))
                                .collect(Collectors.toUnmodifiableSet()),
                        Boolean.TRUE.equals(one.sourceDestCheck()));
        var readiness = USABLE.contains(one.status()) ? Readiness.READY : Readiness.PENDING;
        var facts = Map.of("privateAddress", one.privateIpAddress());
        return new Observed<>(new AwsId(one.networkInterfaceId()), actual, readiness, facts);
    }

    private static Set<Ipv4> secondaryAddresses(software.amazon.awssdk.services.ec2.model.NetworkInterface one) {
        return one.privateIpAddresses().stream()
                .map(NetworkInterfacePrivateIpAddress::privateIpAddress)
                .filter(address -> !address.equals(one.privateIpAddress()))
                .map(Ipv4::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Outcome create(Task<NetworkInterface> task) {
        NetworkInterface wanted = task.resource();
        var made =
                ec2.createNetworkInterface(r ->
                                r.clientToken(task.token())
                                        .subnetId(task.id(wanted.subnet()))
                                        .description(description(wanted.key()))
                                        .privateIpAddresses(addresses(wanted))
                                        .groups(groups(task))
                                        .tagSpecifications(
                                                tagging.specification(ResourceType.NETWORK_INTERFACE, wanted)))
                        .networkInterface();
        if (!wanted.sourceDestinationCheck()) {
            writeCheck(made.networkInterfaceId(), wanted);
        }
        return outcome(made.networkInterfaceId(), USABLE.contains(made.status()));
    }

    /// For whoever looks at it in AWS's console. Not the name, whose letters EC2 need not take here.
    private static String description(ResourceKey key) {
        return "gatehouse %s %s".formatted(key.scope().text(), key.slot());
    }

    private static List<PrivateIpAddressSpecification> addresses(NetworkInterface wanted) {
        return Stream.concat(
                        Stream.of(address(wanted.primaryAddress(), true)),
                        wanted.secondaryAddresses().stream().map(one -> address(one, false)))
                .toList();
    }

    private static PrivateIpAddressSpecification address(Ipv4 address, boolean primary) {
        return PrivateIpAddressSpecification.builder().privateIpAddress(address.text()).primary(primary).build();
    }

    private static List<String> groups(Task<NetworkInterface> task) {
        return task.resource().securityGroups().stream().map(task::id).sorted().toList();
    }

    private void writeCheck(String id, NetworkInterface wanted) {
        ec2.modifyNetworkInterfaceAttribute(
                r -> r.networkInterfaceId(id).sourceDestCheck(check -> check.value(wanted.sourceDestinationCheck())));
    }

    @Override
    public Outcome update(Task<NetworkInterface> task) {
        String id = task.id().value();
        NetworkInterface wanted = task.resource();
        Set<String> changed = task.changed();
        if (changed.contains("name")) {
            tagging.write(id, wanted);
        }
        if (changed.contains("securityGroups")) {
            ec2.modifyNetworkInterfaceAttribute(r -> r.networkInterfaceId(id).groups(groups(task)));
        }
        if (changed.contains("sourceDestinationCheck")) {
            writeCheck(id, wanted);
        }
        if (changed.contains("secondaryAddresses")) {
            task.before()
                    .ifPresent(before -> writeAddresses(id, before.secondaryAddresses(), wanted.secondaryAddresses()));
        }
        return pollMade(task);
    }

    private void writeAddresses(String id, Set<Ipv4> before, Set<Ipv4> after) {
        List<String> gone = texts(before, after);
        List<String> added = texts(after, before);
        if (!gone.isEmpty()) {
            ec2.unassignPrivateIpAddresses(r -> r.networkInterfaceId(id).privateIpAddresses(gone));
        }
        if (!added.isEmpty()) {
            ec2.assignPrivateIpAddresses(r -> r.networkInterfaceId(id).privateIpAddresses(added));
        }
    }

    private static List<String> texts(Collection<Ipv4> some, Collection<Ipv4> without) {
        return some.stream().filter(one -> !without.contains(one)).map(Ipv4::text).sorted().toList();
    }

    @Override
    public Outcome delete(Task<NetworkInterface> task) {
        ec2.deleteNetworkInterface(r -> r.networkInterfaceId(task.id().value()));
        return new Outcome.Applied(null);
    }

    @Override
    public Outcome pollMade(Task<NetworkInterface> task) {
        String id = task.id().value();
        var byId = Ec2Tagging.filter("network-interface-id", id);
        var found = ec2.describeNetworkInterfaces(r -> r.filters(byId)).networkInterfaces();
        return outcome(id, found.stream().anyMatch(one -> USABLE.contains(one.status())));
    }

    private static Outcome outcome(String id, boolean usable) {
        var made = new AwsId(id);
        return usable ? new Outcome.Applied(made) : new Outcome.Waiting(made, "the interface to be available");
    }
}
