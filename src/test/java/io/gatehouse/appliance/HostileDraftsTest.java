package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.network.Checked;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.testing.RunsBesideOthers;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ten thousand hostile networks. Each is refused, or the files that it gives, read back, have nothing in them but what
/// was meant. A failure names the seed that makes it again.
@RunsBesideOthers
class HostileDraftsTest {

    private static final int DRAFTS = 1000;
    private static final List<ApplianceFile> FILLED =
            List.of(
                    ApplianceFile.RULESET,
                    ApplianceFile.KEEPALIVED,
                    ApplianceFile.CONNTRACKD,
                    ApplianceFile.MEMBER,
                    ApplianceFile.AGENT_SETTINGS);
    private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?");
    private static final Pattern SET =
            Pattern.compile(
                    "(?:set|map) (identities|private_subnets|ssh_sources|peers) \\{[^}]*?elements = \\{([^}]*)}");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aHostileNetworkIsRefusedOrHarmless(long seed) {
        var drafts = new HostileDrafts(seed);
        int refused = 0;
        for (int i = 0; i < DRAFTS; i++) {
            switch (drafts.next()) {
                case Checked.Invalid invalid -> {
                    assertThat(invalid.errors()).isNotEmpty();
                    refused++;
                }
                case Checked.Valid valid -> assertHarmless(valid.layout(), "draft %d of seed %d".formatted(i, seed));
            }
        }
        assertThat(refused).as("both happen").isBetween(DRAFTS / 100, DRAFTS - DRAFTS / 10);
    }

    private static void assertHarmless(NetworkLayout layout, String draft) {
        NetworkLayout usual =
                Layouts.of("office", layout.nat().mode(), layout.egress(), Layouts.USUAL_SUBNETS, List.of());
        var members = Layouts.members(layout);
        for (int i = 0; i < members.size(); i++) {
            var text = text(layout, members.get(i));
            var meant = text(usual, Layouts.members(usual).get(i));
            for (var file : FILLED.stream().filter(ApplianceFile.of(layout.nat().mode())::contains).toList()) {
                var read = text.file(file.path()).toString();
                assertThat(shape(read))
                        .as("%s of %s", file, draft)
                        .isEqualTo(shape(meant.file(file.path()).toString()));
                assertThat(addresses(read)).as("%s of %s", file, draft).isSubsetOf(meant(layout, members));
            }
            assertThat(sets(text.file(ApplianceFile.RULESET.path()).toString()))
                    .as("sets of %s", draft)
                    .isEqualTo(sets(layout, members.get(i), members));
        }
    }

    private static MemberText text(NetworkLayout layout, NatMember member) {
        var forwards = io.gatehouse.forwarding.PublishedForward.of(Layouts.NETWORK, layout, ForwardBook.EMPTY);
        return new MemberText(Layouts.PLACE, layout, forwards, member, Layouts.members(layout), Tuning.USUAL);
    }

    /// A file with every address replaced by a sign, and as if each list had one element.
    private static String shape(String file) {
        return ADDRESS.matcher(file)
                .replaceAll("@")
                .replaceAll("0x[0-9a-f]{8}", "@")
                .replaceAll("set \\d+ ", "set @ ")
                .replaceAll("(@ : @)(, @ : @)*", "@ : @")
                .replaceAll("@(, @)+", "@");
    }

    private static Set<String> addresses(String file) {
        return file.lines()
                .filter(line -> !line.strip().startsWith("#"))
                .flatMap(line -> ADDRESS.matcher(line).results().map(match -> match.group()))
                .collect(Collectors.toSet());
    }

    /// Every address that has any business in the files: those of the members, of the network and of the constants.
    private static Set<String> meant(NetworkLayout layout, List<NatMember> members) {
        var meant = new TreeSet<String>();
        meant.addAll(List.of("127.0.0.0/8", "169.254.0.0/16", "169.254.77.1/32", "169.254.77.2/32"));
        Tuning.USUAL.egressTargets().forEach(target -> meant.add(target.text()));
        layout.subnets().forEach(subnet -> meant.add(subnet.cidr().toString()));
        layout.effectiveSshSources().forEach(source -> meant.add(source.toString()));
        meant.add(layout.cidr().toString());
        meant.add(layout.cidr().address(layout.cidr().size() - 2).text());
        for (NatMember member : members) {
            meant.add(member.publicSubnet().cidr().address(1).text());
            Stream.concat(Stream.of(member.managementAddress(), member.dataAddress()), member.twinAddress().stream())
                    .map(Ipv4::text)
                    .forEach(meant::add);
        }
        return meant;
    }

    /// What is in the sets of a ruleset, in order of their names.
    private static List<String> sets(String ruleset) {
        return SET.matcher(ruleset)
                .results()
                .map(set -> set.group(1) + Arrays.stream(set.group(2).split(",")).map(String::strip).sorted().toList())
                .sorted()
                .toList();
    }

    private static List<String> sets(NetworkLayout layout, NatMember member, List<NatMember> members) {
        var identities =
                members.stream()
                        .flatMap(home ->
                                home.privateSubnets().stream().map(block -> block + " : " + home.dataAddress()));
        var peers = members.stream().filter(other -> !other.equals(member)).map(NatMember::managementAddress);
        return Stream.of(
                        "identities" + identities.sorted().toList(),
                        "peers" + peers.map(Ipv4::text).toList(),
                        "private_subnets" + layout.privateBlocks().stream().map(Cidr::toString).sorted().toList(),
                        "ssh_sources"
                                + layout.effectiveSshSources().stream()
                                        .map(Cidr::toString)
                                        .distinct()
                                        .sorted()
                                        .toList())
                .filter(set -> !set.equals("peers[]"))
                .toList();
    }
}
