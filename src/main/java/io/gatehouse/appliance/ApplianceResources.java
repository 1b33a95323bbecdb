package io.gatehouse.appliance;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.topology.Bucket;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InstanceProfile;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Queue;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.RegionScope;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Role;
import io.gatehouse.topology.RolePolicy;
import io.gatehouse.topology.StoredContent;
import io.gatehouse.topology.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The NAT instances of a layout, the role that they have, and what they talk with the panel through. A pure function.
public final class ApplianceResources {

    private static final String EC2 = "ec2.amazonaws.com";
    private static final String CHANNEL = "channel";
    private static final String TAKEOVER = "takeover";

    private final NetworkKeys keys;
    private final NetworkLayout layout;
    private final InstallationId installation;
    private final Place place;
    private final RegionScope region;
    private final List<NatMember> members;
    private final List<PublishedForward> forwards;
    private final Replacements replacements;

    private ApplianceResources(
            NetworkId network,
            NetworkLayout layout,
            List<PublishedForward> forwards,
            Replacements replacements,
            InstallationId installation,
            String region) {
        this.keys = new NetworkKeys(network);
        this.layout = layout;
        this.forwards = forwards;
        this.replacements = replacements;
        this.installation = installation;
        this.place = new Place(network, installation, region);
        this.region = new RegionScope(region);
        this.members = NatMembers.of(network, layout);
    }

    /// The resources of a network without port forwards, as a new one is.
    ///
    /// @see #of(NetworkId, NetworkLayout, List, Replacements, InstallationId, String)
    public static List<Resource> of(
            NetworkId network, NetworkLayout layout, InstallationId installation, String region) {
        return of(network, layout, List.of(), Replacements.NONE, installation, region);
    }

    /// The resources, what others stand on first; none when the layout has no NAT instance. The same arguments give the
    /// same list.
    ///
    /// @param replacements which NAT instances somebody wants made anew
    /// @param region where the network is, for example `eu-west-1`
    public static List<Resource> of(
            NetworkId network,
            NetworkLayout layout,
            List<PublishedForward> forwards,
            Replacements replacements,
            InstallationId installation,
            String region) {
        var appliance = new ApplianceResources(network, layout, forwards, replacements, installation, region);
        return appliance.members.isEmpty() ? List.of() : appliance.all();
    }

    private List<Resource> all() {
        var all = new ArrayList<Resource>();
        all.add(new Role(keys.natRole(), layout.nameOf("nat"), roleName(), EC2));
        all.add(RolePolicy.of(keys.natRole(), CHANNEL, ChannelPolicy.of(place)));
        // A single NAT instance has nobody to take over from.
        if (layout.nat().mode() == NatMode.PAIR) {
            all.add(RolePolicy.of(keys.natRole(), TAKEOVER, TakeoverPolicy.of(place, members)));
        }
        all.add(new InstanceProfile(keys.natInstanceProfile(), roleName(), keys.natRole()));
        all.add(Bucket.of(region));
        all.add(Queue.of(region));
        Bundles.of(keys.network(), layout, forwards, installation, place.region())
                .forEach((member, bundle) -> all.add(bundle(member, bundle)));
        members.stream().map(this::instance).forEach(all::add);
        return List.copyOf(all);
    }

    private Resource bundle(String member, Bundle bundle) {
        return StoredObject.bundle(Bucket.keyIn(region), keys.network(), member, StoredContent.of(bundle.bytes()));
    }

    /// What an instance fetches at its first boot, and where it reports then, is there before it.
    private Set<ResourceKey> fetches(NatMember member) {
        return Set.of(
                StoredObject.bundleKey(keys.network(), member.slot()),
                Queue.keyIn(region),
                RolePolicy.keyOf(keys.natRole(), CHANNEL));
    }

    private Instance instance(NatMember member) {
        return new Instance(
                member.instance(),
                layout.nameOf(member.slot()),
                List.<Ref>copyOf(member.interfaces()),
                keys.natInstanceProfile(),
                layout.nat().instanceType(),
                layout.nat().imageId(),
                BootstrapUserData.of(place, member).fetching(fetches(member)),
                replacements.generationOf(member.slot()),
                true);
    }

    /// Unique in the AWS account, where roles of all regions are.
    private String roleName() {
        return "gatehouse-%s-%s-nat".formatted(installation, keys.network());
    }
}
