package io.gatehouse.appliance;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.ApprovalMode;
import io.gatehouse.network.DataFilter;
import io.gatehouse.network.Egress;
import io.gatehouse.network.NatLayout;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.SubnetLayout;
import io.gatehouse.network.Tier;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.UserData;
import java.util.List;
import java.util.SortedMap;

/// Layouts to make NAT instances of.
final class Layouts {

    static final NetworkId NETWORK = new NetworkId(7);
    static final Place PLACE = new Place(NETWORK, new InstallationId("k3v7q2mzta"), "eu-west-1");
    static final String ZONE_A = "eu-west-1a";
    static final String ZONE_B = "eu-west-1b";

    static final List<SubnetLayout> USUAL_SUBNETS =
            List.of(
                    new SubnetLayout("public-a", "public-a", ZONE_A, Cidr.parse("10.0.0.0/24"), Tier.PUBLIC),
                    new SubnetLayout("private-a", "private-a", ZONE_A, Cidr.parse("10.0.1.0/24"), Tier.PRIVATE),
                    new SubnetLayout("public-b", "public-b", ZONE_B, Cidr.parse("10.0.2.0/24"), Tier.PUBLIC),
                    new SubnetLayout("private-b", "private-b", ZONE_B, Cidr.parse("10.0.3.0/24"), Tier.PRIVATE));

    private Layouts() {}

    /// The wizard's default, with SSH from one host outside.
    static NetworkLayout usual(NatMode mode) {
        return of("office", mode, Egress.ALL, USUAL_SUBNETS, List.of(Cidr.parse("203.0.113.9/32")));
    }

    /// The wizard's default, with SSH from one host outside, and data interfaces that the NAT instances filter
    /// themselves.
    static NetworkLayout open(NatMode mode) {
        var usual = usual(mode);
        var nat = usual.nat();
        return new NetworkLayout(
                usual.name(),
                usual.cidr(),
                usual.zones(),
                usual.subnets(),
                new NatLayout(mode, nat.instanceType(), nat.imageId(), nat.addresses(), DataFilter.OPEN),
                usual.egress(),
                usual.sshSources(),
                usual.mode());
    }

    /// The wizard's default, where only web traffic gets out and nothing is said about SSH.
    static NetworkLayout webOnly(NatMode mode) {
        return of("office", mode, Egress.WEB, USUAL_SUBNETS, List.of());
    }

    static NetworkLayout of(
            String name, NatMode mode, Egress egress, List<SubnetLayout> subnets, List<Cidr> sshSources) {
        return new NetworkLayout(
                name,
                Cidr.parse("10.0.0.0/16"),
                List.of(ZONE_A, ZONE_B),
                subnets,
                new NatLayout(mode, "t4g.nano", "ami-0123456789abcdef0", List.of()),
                egress,
                sshSources,
                ApprovalMode.REVIEW);
    }

    static List<NatMember> members(NetworkLayout layout) {
        return NatMembers.of(NETWORK, layout);
    }

    /// The user data of the first member.
    static UserData userData(NetworkLayout layout) {
        return BootstrapUserData.of(PLACE, members(layout).getFirst());
    }

    /// The bundle of each member, by its slot.
    static SortedMap<String, Bundle> bundles(NetworkLayout layout) {
        return bundles(layout, ForwardBook.EMPTY);
    }

    /// The bundle of each member with these port forwards, by its slot.
    static SortedMap<String, Bundle> bundles(NetworkLayout layout, ForwardBook book) {
        var forwards = PublishedForward.of(NETWORK, layout, book);
        return Bundles.of(NETWORK, layout, forwards, PLACE.installation(), PLACE.region());
    }

    /// One file of the first member.
    static String file(ApplianceFile file, NetworkLayout layout) {
        return Unpacked.of(bundles(layout).get("nat-a")).text("files/" + file.path());
    }
}
