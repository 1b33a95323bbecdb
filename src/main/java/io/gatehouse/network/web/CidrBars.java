package io.gatehouse.network.web;

import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.SubnetDraft;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.InvalidCidrException;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.web.CidrBar;
import io.gatehouse.web.CidrBar.Part;
import io.gatehouse.web.CidrBar.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Draws what subnets take of a VPC's block: sixteen equal cells, since a /24 of a /16 would be too thin to see. A
/// subnet as large as a cell or larger is drawn as itself; smaller ones are counted in their cell.
final class CidrBars {

    private static final int CELL_BITS = 4;
    private static final int SMALLEST_PREFIX = 28;
    private static final int USUAL_PREFIX = 24;
    private static final double WHOLE = 100;

    private final Cidr vpc;
    private final List<Taken> taken;
    private final List<Part> parts = new ArrayList<>();

    private record Taken(String name, Cidr block, boolean isPublic) {}

    private CidrBars(Cidr vpc, List<Taken> taken) {
        this.vpc = vpc;
        this.taken = taken;
    }

    /// The bar of a draft; empty when the VPC's block cannot be read. Subnets that cannot be read, or that are outside,
    /// are left out.
    static Optional<CidrBar> of(LayoutDraft draft) {
        return block(draft.cidr()).map(vpc -> new CidrBars(vpc, taken(draft, vpc)).bar());
    }

    private static List<Taken> taken(LayoutDraft draft, Cidr vpc) {
        List<SubnetDraft> subnets = draft.subnets() == null ? List.of() : draft.subnets();
        return subnets.stream()
                .flatMap(subnet ->
                        block(subnet.cidr())
                                .filter(vpc::contains)
                                .map(block ->
                                        new Taken(
                                                String.valueOf(subnet.name()),
                                                block,
                                                "PUBLIC"
                                                        .equals(
                                                                String.valueOf(subnet.tier())
                                                                        .strip()
                                                                        .toUpperCase(Locale.ROOT))))
                                .stream())
                .toList();
    }

    private static Optional<Cidr> block(@Nullable String typed) {
        try {
            return typed == null ? Optional.empty() : Optional.of(Cidr.parse(typed));
        } catch (InvalidCidrException e) {
            return Optional.empty();
        }
    }

    private CidrBar bar() {
        int cellPrefix =
                Math.clamp(
                        vpc.prefixLength() + CELL_BITS,
                        vpc.prefixLength(),
                        Math.max(SMALLEST_PREFIX, vpc.prefixLength()));
        List<Cidr> cells = vpc.blocks(cellPrefix).toList();
        double width = WHOLE / cells.size();
        for (int i = 0; i < cells.size(); i++) {
            cell(cells.get(i), i * width, width);
        }
        taken.stream().filter(one -> one.block().prefixLength() <= cellPrefix).forEach(this::large);
        return new CidrBar(summary(), vpc.address(0).text(), vpc.address(vpc.size() - 1).text(), parts);
    }

    private void cell(Cidr cell, double start, double width) {
        List<Taken> inside =
                taken.stream().filter(one -> !one.block().equals(cell) && cell.contains(one.block())).toList();
        if (taken.stream().anyMatch(one -> one.block().contains(cell))) {
            return;
        }
        if (inside.stream().anyMatch(this::overlapsAnother)) {
            parts.add(new Part(Use.CONFLICT, Integer.toString(inside.size()), start, width));
            return;
        }
        long open = inside.stream().filter(Taken::isPublic).count();
        long closed = inside.size() - open;
        double split = inside.isEmpty() ? 0 : width * open / inside.size();
        if (inside.isEmpty()) {
            parts.add(new Part(Use.FREE, "", start, width));
        }
        if (open > 0) {
            parts.add(new Part(Use.PUBLIC, Long.toString(open), start, split));
        }
        if (closed > 0) {
            parts.add(new Part(Use.PRIVATE, Long.toString(closed), start + split, width - split));
        }
    }

    private void large(Taken one) {
        double start = WHOLE * (number(one.block().address(0)) - number(vpc.address(0))) / vpc.size();
        double width = WHOLE * one.block().size() / vpc.size();
        Use use = overlapsAnother(one) ? Use.CONFLICT : one.isPublic() ? Use.PUBLIC : Use.PRIVATE;
        parts.add(new Part(use, one.name(), start, width));
    }

    private boolean overlapsAnother(Taken one) {
        return taken.stream().anyMatch(other -> other != one && other.block().overlaps(one.block()));
    }

    private static long number(Ipv4 address) {
        return IntStream.range(0, 4)
                .mapToLong(i -> Long.parseLong(address.text().split("\\.")[i]) << (8 * (3 - i)))
                .sum();
    }

    private String summary() {
        long used = taken.stream().mapToLong(one -> one.block().size()).sum();
        int prefix = Math.clamp(vpc.prefixLength() + 2L, Math.min(USUAL_PREFIX, SMALLEST_PREFIX), SMALLEST_PREFIX);
        String free =
                vpc.nextFree(Math.max(prefix, vpc.prefixLength()), taken.stream().map(Taken::block).toList())
                        .map("The next free block is %s."::formatted)
                        .orElse("No /%d is free.".formatted(prefix));
        boolean conflict = taken.stream().anyMatch(this::overlapsAnother);
        return "%s: %,d subnets take %,d of %,d addresses%s. %s"
                .formatted(
                        vpc,
                        taken.size(),
                        Math.min(used, vpc.size()),
                        vpc.size(),
                        conflict ? ", and some overlap" : "",
                        free);
    }
}
