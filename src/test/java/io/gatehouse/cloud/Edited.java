package io.gatehouse.cloud;

import io.gatehouse.topology.ElasticIp;
import io.gatehouse.topology.Generation;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InstanceProfile;
import io.gatehouse.topology.InternetGateway;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.Role;
import io.gatehouse.topology.RouteTable;
import io.gatehouse.topology.SecurityGroup;
import io.gatehouse.topology.Subnet;
import io.gatehouse.topology.Tagged;
import io.gatehouse.topology.UserData;
import io.gatehouse.topology.Vpc;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Copies of resources that differ in one component.
public final class Edited {

    private Edited() {}

    /// The same under another name; an instance profile, which has one name for life, as it is.
    public static Tagged name(Tagged one, String name) {
        return switch (one) {
            case Vpc it -> new Vpc(it.key(), name, it.cidr());
            case InternetGateway it -> new InternetGateway(it.key(), name, it.vpc());
            case Subnet it -> new Subnet(it.key(), name, it.vpc(), it.cidr(), it.zone());
            case SecurityGroup it -> new SecurityGroup(it.key(), name, it.vpc(), it.groupName(), it.description());
            case Role it -> new Role(it.key(), name, it.roleName(), it.trustedService());
            case InstanceProfile it -> it;
            case NetworkInterface it ->
                    new NetworkInterface(
                            it.key(),
                            name,
                            it.subnet(),
                            it.primaryAddress(),
                            it.secondaryAddresses(),
                            it.securityGroups(),
                            it.sourceDestinationCheck());
            case ElasticIp it -> new ElasticIp(it.key(), name, it.adopted());
            case Instance it ->
                    new Instance(
                            it.key(),
                            name,
                            it.networkInterfaces(),
                            it.instanceProfile(),
                            it.instanceType(),
                            it.imageId(),
                            it.userData(),
                            it.generation(),
                            it.running());
            case RouteTable it -> new RouteTable(it.key(), name, it.vpc());
        };
    }

    public static NetworkInterface groups(NetworkInterface one, Ref... groups) {
        return new NetworkInterface(
                one.key(),
                one.name(),
                one.subnet(),
                one.primaryAddress(),
                one.secondaryAddresses(),
                Set.of(groups),
                one.sourceDestinationCheck());
    }

    public static NetworkInterface addresses(NetworkInterface one, String primary, String... secondary) {
        return new NetworkInterface(
                one.key(),
                one.name(),
                one.subnet(),
                new Ipv4(primary),
                Stream.of(secondary).map(Ipv4::new).collect(Collectors.toSet()),
                one.securityGroups(),
                one.sourceDestinationCheck());
    }

    public static NetworkInterface check(NetworkInterface one, boolean check) {
        return new NetworkInterface(
                one.key(),
                one.name(),
                one.subnet(),
                one.primaryAddress(),
                one.secondaryAddresses(),
                one.securityGroups(),
                check);
    }

    public static Instance running(Instance one, boolean running) {
        return new Instance(
                one.key(),
                one.name(),
                one.networkInterfaces(),
                one.instanceProfile(),
                one.instanceType(),
                one.imageId(),
                one.userData(),
                one.generation(),
                running);
    }

    public static Instance profile(Instance one, Ref profile) {
        return new Instance(
                one.key(),
                one.name(),
                one.networkInterfaces(),
                profile,
                one.instanceType(),
                one.imageId(),
                one.userData(),
                one.generation(),
                one.running());
    }

    public static Instance image(Instance one, String imageId) {
        return launched(one, one.instanceType(), imageId, one.userData(), one.generation());
    }

    public static Instance type(Instance one, String instanceType) {
        return launched(one, instanceType, one.imageId(), one.userData(), one.generation());
    }

    public static Instance generation(Instance one, Generation generation) {
        return launched(one, one.instanceType(), one.imageId(), one.userData(), generation);
    }

    public static Instance userData(Instance one, String text) {
        return launched(one, one.instanceType(), one.imageId(), UserData.of(text), one.generation());
    }

    private static Instance launched(
            Instance one, String type, String imageId, UserData userData, Generation generation) {
        return new Instance(
                one.key(),
                one.name(),
                one.networkInterfaces(),
                one.instanceProfile(),
                type,
                imageId,
                userData,
                generation,
                one.running());
    }
}
