package io.gatehouse.appliance;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InstanceProfile;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.Role;
import io.gatehouse.topology.RolePolicy;
import java.util.ArrayList;
import java.util.List;

/// The NAT instances of a layout and the role that they have. A pure function.
public final class ApplianceResources {

    private static final String EC2 = "ec2.amazonaws.com";
    private static final String TAKEOVER = "takeover";

    private final NetworkKeys keys;
    private final NetworkLayout layout;
    private final InstallationId installation;
    private final String region;
    private final List<NatMember> members;

    private ApplianceResources(NetworkId network, NetworkLayout layout, InstallationId installation, String region) {
        this.keys = new NetworkKeys(network);
        this.layout = layout;
        this.installation = installation;
        this.region = region;
        this.members = NatMembers.of(network, layout);
    }

    /// The resources, what others stand on first; none when the layout has no NAT instance. The same arguments give the
    /// same list.
    ///
    /// @param region where the network is, for example `eu-west-1`
    public static List<Resource> of(
            NetworkId network, NetworkLayout layout, InstallationId installation, String region) {
        var appliance = new ApplianceResources(network, layout, installation, region);
        return appliance.members.isEmpty() ? List.of() : appliance.all();
    }

    private List<Resource> all() {
        var all = new ArrayList<Resource>();
        all.add(new Role(keys.natRole(), layout.nameOf("nat"), roleName(), EC2));
        // A single NAT instance calls AWS for nothing.
        if (layout.nat().mode() == NatMode.PAIR) {
            var policy = TakeoverPolicy.of(keys.network(), installation, members, region);
            all.add(RolePolicy.of(keys.natRole(), TAKEOVER, policy));
        }
        all.add(new InstanceProfile(keys.natInstanceProfile(), roleName(), keys.natRole()));
        members.stream().map(this::instance).forEach(all::add);
        return List.copyOf(all);
    }

    private Instance instance(NatMember member) {
        return new Instance(
                member.instance(),
                layout.nameOf(member.slot()),
                List.<Ref>copyOf(member.interfaces()),
                keys.natInstanceProfile(),
                layout.nat().instanceType(),
                layout.nat().imageId(),
                BootstrapUserData.of(new Place(keys.network(), installation, region), member),
                true);
    }

    /// Unique in the AWS account, where roles of all regions are.
    private String roleName() {
        return "gatehouse-%s-%s-nat".formatted(installation, keys.network());
    }
}
