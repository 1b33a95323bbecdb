package io.gatehouse.topology;

import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An IPv4 block in canonical CIDR notation (RFC 4632): four decimal numbers, a slash, a prefix length, and no host bit
/// set. Ordered by first address, larger blocks first.
public final class Cidr implements Comparable<Cidr> {

    private static final Pattern SHAPE = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}");
    private static final Pattern ADDRESS_SHAPE = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final int MAX_ECHO = 60;

    /// Every IPv4 address: `0.0.0.0/0`. Below what parsing needs, which must be there first.
    public static final Cidr ANYWHERE = parse("0.0.0.0/0");

    private final IPv4Address block;

    private Cidr(IPv4Address block) {
        this.block = block;
    }

    /// Reads a canonical IPv4 block.
    ///
    /// @throws InvalidCidrException with a sentence for the user, when the text is IPv6, has no prefix length, is out
    ///   of range, or has host bits set
    public static Cidr parse(String text) {
        String trimmed = text.strip();
        if (trimmed.indexOf(':') >= 0) {
            throw new InvalidCidrException(
                    "“%s” is IPv6. Write an IPv4 block, for example 10.0.0.0/16.".formatted(shorten(trimmed)));
        }
        if (ADDRESS_SHAPE.matcher(trimmed).matches()) {
            throw new InvalidCidrException(
                    "“%s” has no prefix length. Write an address, a slash and a prefix length, for example %s/24."
                            .formatted(trimmed, trimmed));
        }
        IPv4Address parsed = SHAPE.matcher(trimmed).matches() ? ipv4(trimmed) : null;
        if (parsed == null) {
            throw new InvalidCidrException(
                    ("“%s” is not an IPv4 block. Write four numbers from 0 to 255, a slash and a "
                                    + "prefix length from 0 to 32, for example 10.0.0.0/16.")
                            .formatted(shorten(trimmed)));
        }
        IPv4Address canonical = parsed.toPrefixBlock();
        if (!parsed.getLower().withoutPrefixLength().equals(canonical.getLower().withoutPrefixLength())) {
            throw new InvalidCidrException(
                    "“%s” has host bits set. The block that contains it is %s."
                            .formatted(trimmed, canonical.toCanonicalString()));
        }
        return new Cidr(canonical);
    }

    /// The block that holds exactly one address.
    public static Cidr of(Ipv4 address) {
        return parse(address.text() + "/32");
    }

    static boolean isAddress(String text) {
        return ADDRESS_SHAPE.matcher(text).matches() && ipv4(text) != null;
    }

    private static @Nullable IPv4Address ipv4(String text) {
        for (String octet : text.split("[./]")) {
            if (octet.length() > 1 && octet.startsWith("0")) {
                return null;
            }
        }
        var address = new IPAddressString(text).getAddress();
        return address == null ? null : address.toIPv4();
    }

    private static String shorten(String text) {
        return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "…";
    }

    /// The prefix length, 0 to 32.
    public int prefixLength() {
        Integer length = block.getNetworkPrefixLength();
        return length == null ? Ipv4.BITS : length;
    }

    /// How many addresses the block holds, network and broadcast address included.
    public long size() {
        return 1L << (Ipv4.BITS - prefixLength());
    }

    /// Whether every address of the other block is in this one.
    public boolean contains(Cidr other) {
        return block.contains(other.block);
    }

    /// Whether the address is in this block.
    public boolean contains(Ipv4 address) {
        return contains(of(address));
    }

    /// Whether the two blocks share an address.
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /// The blocks without those that are in another of them, in order: the fewest that hold the same addresses without
    /// joining any.
    public static List<Cidr> widest(Collection<Cidr> blocks) {
        List<Cidr> sorted = blocks.stream().distinct().sorted().toList();
        return sorted.stream()
                .filter(block -> sorted.stream().noneMatch(other -> !other.equals(block) && other.contains(block)))
                .toList();
    }

    /// The address at this distance from the first one.
    ///
    /// @throws IllegalArgumentException if the block has no such address
    public Ipv4 address(long offset) {
        if (offset < 0 || offset >= size()) {
            throw new IllegalArgumentException(this + " has no address number " + offset);
        }
        return new Ipv4(block.getLower().withoutPrefixLength().increment(offset).toCanonicalString());
    }

    /// All blocks of this prefix length inside this one, in order, lazily.
    ///
    /// @throws IllegalArgumentException if the prefix length is shorter than this block's own
    public Stream<Cidr> blocks(int prefixLength) {
        if (prefixLength < prefixLength() || prefixLength > Ipv4.BITS) {
            throw new IllegalArgumentException("no /%d block fits in %s".formatted(prefixLength, this));
        }
        return block.setPrefixLength(prefixLength, false).prefixBlockStream().map(b -> new Cidr(b.toIPv4()));
    }

    /// The first block of this prefix length that overlaps none of those taken; empty when this block is full or too
    /// small.
    public Optional<Cidr> nextFree(int prefixLength, Collection<Cidr> taken) {
        if (prefixLength < prefixLength()) {
            return Optional.empty();
        }
        return blocks(prefixLength).filter(candidate -> taken.stream().noneMatch(candidate::overlaps)).findFirst();
    }

    @Override
    public int compareTo(Cidr other) {
        int byAddress = block.getLower().compareTo(other.block.getLower());
        return byAddress != 0 ? byAddress : Integer.compare(prefixLength(), other.prefixLength());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cidr cidr && block.equals(cidr.block) && prefixLength() == cidr.prefixLength();
    }

    @Override
    public int hashCode() {
        return 31 * block.hashCode() + prefixLength();
    }

    /// The canonical text, for example `10.0.0.0/16`.
    @Override
    public String toString() {
        return block.toCanonicalString();
    }
}
