package io.gatehouse.network.web;

import io.gatehouse.network.NatMode;
import io.gatehouse.network.web.TopologyPicture.Box;
import io.gatehouse.network.web.TopologyPicture.Label;
import io.gatehouse.network.web.TopologyPicture.Line;
import io.gatehouse.network.web.TopologyView.Member;
import io.gatehouse.network.web.TopologyView.Subnet;
import io.gatehouse.network.web.TopologyView.Zone;
import io.gatehouse.topology.ResourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lays a network out on a plane. A pure function.
final class TopologyDrawing {

    private static final int MARGIN = 10;
    private static final int ZONE_WIDTH = 212;
    private static final int ZONE_GAP = 16;
    private static final int ZONE_TOP = 96;
    private static final int PADDING = 14;
    private static final int SUBNET_WIDTH = ZONE_WIDTH - 2 * PADDING;
    private static final int SUBNET_TOP = ZONE_TOP + 36;
    private static final int SUBNET_GAP = 10;
    private static final int PLAIN_HEIGHT = 52;
    private static final int MEMBER_HEIGHT = 128;
    private static final int MEMBER_BOX_WIDTH = 140;
    private static final int MEMBER_BOX_HEIGHT = 54;
    private static final int PRIVATE_HEIGHT = 70;
    private static final int TIER_GAP = 66;
    private static final int TEXT_INSET = 12;

    /// How many characters of a name, and of a name with an address behind it, fit in a subnet's box.
    private static final int NAME_FITS = 24;

    private static final int BOTH_FIT = 23;

    private final TopologyView view;
    private final int width;
    private final int middle;
    private final int publicBottom;
    private final int bottom;
    private final List<Box> zones = new ArrayList<>();
    private final List<Line> links = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();
    private final List<Line> flows = new ArrayList<>();
    private final List<Line> dots = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final Map<String, Box> members = new HashMap<>();

    private TopologyDrawing(TopologyView view) {
        this.view = view;
        int columns = view.zones().size();
        this.width = 2 * MARGIN + columns * ZONE_WIDTH + (columns - 1) * ZONE_GAP;
        this.middle = width / 2;
        this.publicBottom = view.zones().stream().mapToInt(TopologyDrawing::publicBottom).max().orElse(SUBNET_TOP);
        this.bottom = view.zones().stream().mapToInt(this::privateBottom).max().orElse(publicBottom) + PADDING;
    }

    static TopologyPicture draw(TopologyView view) {
        return new TopologyDrawing(view).picture();
    }

    private static int publicBottom(Zone zone) {
        int subnets = zone.publicSubnets().size();
        int extra = zone.member().isPresent() ? MEMBER_HEIGHT - PLAIN_HEIGHT : 0;
        return SUBNET_TOP + Math.max(1, subnets) * (PLAIN_HEIGHT + SUBNET_GAP) - SUBNET_GAP + extra;
    }

    private int privateTop() {
        return publicBottom + TIER_GAP;
    }

    private int privateBottom(Zone zone) {
        return privateTop() + Math.max(1, zone.privateSubnets().size()) * (PRIVATE_HEIGHT + SUBNET_GAP) - SUBNET_GAP;
    }

    private TopologyPicture picture() {
        gateway();
        for (int i = 0; i < view.zones().size(); i++) {
            zone(view.zones().get(i), MARGIN + i * (ZONE_WIDTH + ZONE_GAP));
        }
        for (int i = 0; i < view.zones().size(); i++) {
            flow(view.zones().get(i), center(i));
        }
        watch();
        return new TopologyPicture(
                width,
                bottom + MARGIN,
                TopologyWords.of(view),
                List.copyOf(zones),
                List.copyOf(links),
                List.copyOf(boxes),
                List.copyOf(flows),
                List.copyOf(dots),
                List.copyOf(labels));
    }

    private static int center(int column) {
        return MARGIN + column * (ZONE_WIDTH + ZONE_GAP) + ZONE_WIDTH / 2;
    }

    private void gateway() {
        labels.add(new Label("t-name t-middle", middle, 20, "Internet"));
        links.add(new Line("link", "M%d 26v22".formatted(middle)));
        box("box", middle - 72, 48, 144, 30, ResourceKind.INTERNET_GATEWAY, "internet", "internet gateway");
        labels.add(new Label("t-middle", middle, 67, "internet gateway"));
    }

    private void zone(Zone zone, int x) {
        zones.add(new Box("zone", x, ZONE_TOP, ZONE_WIDTH, bottom - ZONE_TOP, 8, Optional.empty(), zone.name()));
        labels.add(new Label("t-name", x + PADDING, ZONE_TOP + 22, zone.name()));
        int y = SUBNET_TOP;
        for (int i = 0; i < zone.publicSubnets().size(); i++) {
            Optional<Member> member = i == 0 ? zone.member() : Optional.empty();
            int height = member.isPresent() ? MEMBER_HEIGHT : PLAIN_HEIGHT;
            subnet(zone.publicSubnets().get(i), "box is-public", x + PADDING, y, height);
            int top = y;
            member.ifPresent(one -> member(one, x + ZONE_WIDTH / 2, top));
            y += height + SUBNET_GAP;
        }
        if (!zone.publicSubnets().isEmpty()) {
            int side = x + ZONE_WIDTH / 2;
            int from = Math.clamp(side, middle - 72, middle + 72);
            links.add(
                    new Line(
                            "link",
                            side == from
                                    ? "M%d 78V%d".formatted(middle, SUBNET_TOP)
                                    : "M%d 63H%dV%d".formatted(from, side, SUBNET_TOP)));
        }
        privateSubnets(zone, x);
    }

    private void member(Member member, int center, int top) {
        int y = top + MEMBER_HEIGHT - MEMBER_BOX_HEIGHT - 14;
        Box box =
                box(
                        "box",
                        center - MEMBER_BOX_WIDTH / 2,
                        y,
                        MEMBER_BOX_WIDTH,
                        MEMBER_BOX_HEIGHT,
                        ResourceKind.INSTANCE,
                        member.slot(),
                        "NAT instance " + member.slot());
        members.put(member.slot(), box);
        labels.add(new Label("t-name t-middle", center, y + 22, member.slot()));
        String address = member.address().isEmpty() ? "Elastic IP" : member.address() + " + EIP";
        labels.add(new Label("t-mono t-middle", center, y + 41, address));
    }

    private void privateSubnets(Zone zone, int x) {
        int y = privateTop();
        String route = view.carrier(zone).map("0.0.0.0/0 → %s"::formatted).orElse("no way to the internet");
        for (Subnet subnet : zone.privateSubnets()) {
            subnet(subnet, "box", x + PADDING, y, PRIVATE_HEIGHT);
            labels.add(new Label("t-mono", x + PADDING + TEXT_INSET, y + PRIVATE_HEIGHT - 12, route));
            if (y > privateTop()) {
                links.add(new Line("link", "M%d %dv%d".formatted(x + ZONE_WIDTH / 2, y - SUBNET_GAP, SUBNET_GAP)));
            }
            y += PRIVATE_HEIGHT + SUBNET_GAP;
        }
    }

    private void subnet(Subnet subnet, String classes, int x, int y, int height) {
        String all = subnet.faulty() ? "box is-bad" : classes;
        box(all, x, y, SUBNET_WIDTH, height, ResourceKind.SUBNET, subnet.slot(), "subnet " + subnet.name());
        String name = shortened(subnet.name().isEmpty() ? "subnet" : subnet.name(), NAME_FITS);
        String cidr = shortened(subnet.cidr(), NAME_FITS);
        String bad = subnet.faulty() ? " t-bad" : "";
        boolean both = name.length() + cidr.length() <= BOTH_FIT;
        labels.add(new Label("t-name", x + TEXT_INSET, y + 21, name));
        labels.add(
                both
                        ? new Label("t-mono t-end" + bad, x + SUBNET_WIDTH - TEXT_INSET, y + 21, cidr)
                        : new Label("t-mono" + bad, x + TEXT_INSET, y + 39, cidr));
    }

    private Box box(String classes, int x, int y, int width, int height, ResourceKind kind, String slot, String title) {
        String planned = view.planned() ? classes + " is-planned" : classes;
        var mark = view.marks().of(kind, slot);
        String marked = mark.map(one -> planned + " is-" + one.hue()).orElse(planned);
        String words = mark.map(one -> title + ": " + one.words()).orElse(title);
        var box = new Box(marked, x, y, width, height, 6, view.links().to(kind, slot), words);
        boxes.add(box);
        mark.ifPresent(one -> dots.add(dot(one.hue(), x + width - 4, y + 4)));
        return box;
    }

    /// A disc, a triangle or a cross, so that the hue is never alone.
    private static Line dot(String hue, int x, int y) {
        return new Line(
                "dot is-" + hue,
                switch (hue) {
                    case "warn" -> "M%d %dl6 10h-12z".formatted(x, y - 5);
                    case "bad" -> "M%d %dl2 2 2-2 2 2-2 2 2 2-2 2-2-2-2 2-2-2 2-2-2-2z".formatted(x - 2, y - 5);
                    default -> "M%d %da5 5 0 1 0 10 0a5 5 0 1 0-10 0z".formatted(x - 5, y);
                });
    }

    private void flow(Zone zone, int center) {
        Optional<Box> carrier = view.carrier(zone).flatMap(slot -> Optional.ofNullable(members.get(slot)));
        if (zone.privateSubnets().isEmpty() || carrier.isEmpty()) {
            return;
        }
        Box member = carrier.get();
        int x = member.x() + member.width() / 2;
        int to = member.y() + member.height() + 4;
        String classes = view.planned() ? "flow is-planned" : view.moved(zone) ? "flow is-moved" : "flow";
        int bend = publicBottom + TIER_GAP / 2;
        flows.add(
                new Line(
                        classes,
                        x == center
                                ? "M%d %dV%d".formatted(center, privateTop(), to)
                                : "M%d %dV%dH%dV%d".formatted(center, privateTop(), bend, x, to)));
        flows.add(new Line(classes, "M%d %dl5-9 5 9".formatted(x - 5, to + 9)));
    }

    private void watch() {
        Box a = members.get("nat-a");
        Box b = members.get("nat-b");
        if (view.mode() == NatMode.PAIR && a != null && b != null) {
            int y = a.y() + a.height() / 2;
            links.add(new Line("link is-watch", "M%d %dH%d".formatted(a.x() + a.width(), y, b.x())));
            labels.add(new Label("t-soft t-middle", middle, y - 6, "watch"));
        }
    }

    private static String shortened(String text, int fits) {
        return text.length() <= fits ? text : text.substring(0, fits - 1) + "…";
    }
}
