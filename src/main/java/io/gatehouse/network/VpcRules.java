package io.gatehouse.network;

import io.gatehouse.network.LayoutContext.Sibling;
import io.gatehouse.topology.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules for a network's name and for the VPC's block.
final class VpcRules {

    private static final int LONGEST_NAME = 60;

    /// RFC 1918.
    private static final List<Cidr> PRIVATE =
            Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16").map(Cidr::parse).toList();

    /// RFC 1122 (this network, loopback), RFC 3927 (link-local), RFC 1112 (multicast and above): never in a VPC.
    private static final List<Cidr> UNUSABLE =
            Stream.of("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3").map(Cidr::parse).toList();

    private static final Cidr DOCKER = Cidr.parse("172.17.0.0/16");

    private final Findings findings;
    private final FieldReader reader;
    private final List<Sibling> siblings;

    VpcRules(Findings findings, List<Sibling> siblings) {
        this.findings = findings;
        this.reader = new FieldReader(findings);
        this.siblings = siblings;
    }

    Optional<String> name(@Nullable String typed) {
        Optional<String> name = reader.name("name", typed, "the network", LONGEST_NAME, "payments");
        return name.filter(one -> {
            Optional<Sibling> same =
                    siblings.stream()
                            .filter(other -> NetworkRow.fold(other.name()).equals(NetworkRow.fold(one)))
                            .findFirst();
            same.ifPresent(other ->
                    findings.error(
                            "name",
                            "Another network of this account is called %s. Names are unique, for example %s-2."
                                    .formatted(FieldReader.echo(other.name()), one)));
            return same.isEmpty();
        });
    }

    Optional<Cidr> cidr(@Nullable String typed) {
        Optional<Cidr> block = reader.sizedBlock("cidr", typed, "a VPC", "10.0.0.0/16");
        return block.filter(this::usable).filter(this::overlapsNoSibling).map(this::warned);
    }

    private boolean usable(Cidr block) {
        Optional<Cidr> unusable = UNUSABLE.stream().filter(block::overlaps).findFirst();
        unusable.ifPresent(other ->
                findings.error(
                        "cidr",
                        "%s is in %s, which no network can use. Take a private block, for example 10.0.0.0/16."
                                .formatted(block, other)));
        return unusable.isEmpty();
    }

    private boolean overlapsNoSibling(Cidr block) {
        Optional<Sibling> overlapping = siblings.stream().filter(other -> other.cidr().overlaps(block)).findFirst();
        overlapping.ifPresent(other ->
                findings.error(
                        "cidr",
                        "%s overlaps network %s (%s) of this account."
                                .formatted(block, FieldReader.echo(other.name()), other.cidr()),
                        freeBlock(block.prefixLength(), siblings).map(Cidr::toString)));
        return overlapping.isEmpty();
    }

    /// The first private block of this size that no other network of the account uses.
    static Optional<Cidr> freeBlock(int prefixLength, List<Sibling> siblings) {
        List<Cidr> taken = Stream.concat(siblings.stream().map(Sibling::cidr), Stream.of(DOCKER)).toList();
        return PRIVATE.stream().flatMap(range -> range.nextFree(prefixLength, taken).stream()).findFirst();
    }

    private Cidr warned(Cidr block) {
        if (PRIVATE.stream().noneMatch(range -> range.contains(block))) {
            findings.warning(
                    "cidr",
                    ("%s is not private (RFC 1918: 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16). "
                                    + "Hosts of this network will not reach who really has these addresses.")
                            .formatted(block));
        }
        if (block.overlaps(DOCKER)) {
            findings.warning(
                    "cidr",
                    ("%s overlaps 172.17.0.0/16, which Docker uses on every host, and some AWS services too. "
                                    + "Hosts that run it will not reach each other there.")
                            .formatted(block));
        }
        return block;
    }
}
