package io.gatehouse.appliance;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.topology.NetworkId;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What each NAT instance of a layout is to run, as the bundle that it fetches. A pure function.
///
/// A bundle holds `install`, which puts its files in their places; `check`, which has the programs that will read them
/// read them; and below `files/` the files, laid out as they are on the instance. There is no id of AWS in it.
public final class Bundles {

    private static final String EXECUTABLE = "755";

    private final MemberText text;

    private Bundles(MemberText text) {
        this.text = text;
    }

    /// The bundles, by the slot of the member (`nat-a`, `nat-b`); none when the layout has no NAT instance. The same
    /// arguments give the same bytes.
    ///
    /// @param forwards the port forwards that are open
    /// @param region where the network is, for example `eu-west-1`
    public static SortedMap<String, Bundle> of(
            NetworkId network,
            NetworkLayout layout,
            List<PublishedForward> forwards,
            InstallationId installation,
            String region) {
        return of(network, layout, forwards, installation, region, Tuning.USUAL);
    }

    /// The bundles with other time spans than the usual ones.
    static SortedMap<String, Bundle> of(
            NetworkId network,
            NetworkLayout layout,
            List<PublishedForward> forwards,
            InstallationId installation,
            String region,
            Tuning tuning) {
        var place = new Place(network, installation, region);
        List<NatMember> members = NatMembers.of(network, layout);
        var bundles = new TreeMap<String, Bundle>();
        for (NatMember member : members) {
            var text = new MemberText(place, layout, forwards, member, members, tuning);
            bundles.put(member.slot(), new Bundles(text).bundle());
        }
        return bundles;
    }

    private Bundle bundle() {
        var archive = new TarGz();
        Stream.concat(scripts(), files())
                .sorted(Comparator.comparing(Entry::path))
                .forEach(entry -> archive.add(entry.path, entry.mode, entry.content.toString()));
        return new Bundle(archive.bytes());
    }

    private Stream<Entry> scripts() {
        return Stream.of("check", "install").map(name -> new Entry(name, EXECUTABLE, text.file("bundle/" + name)));
    }

    private Stream<Entry> files() {
        return text.files().stream()
                .map(file -> new Entry("files/" + file.path(), file.mode(), text.file(file.path())));
    }

    private record Entry(String path, String mode, TypedText content) {}
}
