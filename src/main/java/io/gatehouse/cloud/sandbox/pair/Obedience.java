package io.gatehouse.cloud.sandbox.pair;

import io.gatehouse.cloud.sandbox.world.MemberEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a member does when it is told to.
final class Obedience {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

    /// For example `ip-10-0-1-20.eu-west-1.compute.internal`.
    private static final Pattern PRIVATE_NAME =
            Pattern.compile(
                    "ip-(?<address>%1$s-%1$s-%1$s-%1$s)\\.[a-z0-9-]+\\.compute\\.internal\\.?".formatted(OCTET));

    private final SandboxWorld world;
    private final Mouth mouth;
    private final SimulatedMember member;
    private final Optional<SimulatedMember> peer;

    Obedience(SandboxWorld world, Mouth mouth, SimulatedMember member, List<SimulatedMember> alive) {
        this.world = world;
        this.mouth = mouth;
        this.member = member;
        this.peer = alive.stream().filter(one -> one != member && !one.entry().maintenance()).findFirst();
    }

    void carryOut(Order order) {
        if (order.expiresAt().isBefore(world.now())) {
            mouth.answer(member, order.id(), false, "The command came too late: it has expired.");
            return;
        }
        switch (order.kind()) {
            case "DRILL", "HAND_OVER" -> handOver(order);
            case "TAKE_BACK" -> takeBack(order);
            case "MAINTENANCE_ON" -> maintain(order, true);
            case "MAINTENANCE_OFF" -> maintain(order, false);
            case "TRY_TARGET" ->
                    mouth.answer(
                            member,
                            order.id(),
                            false,
                            "There are no private hosts in the sandbox, so nobody listens on %s."
                                    .formatted(order.address()));
            case "ASK_RESOLVER" -> askResolver(order);
            default ->
                    mouth.answer(member, order.id(), false, "This NAT instance does not know commands of that kind.");
        }
    }

    /// Amazon's resolver knows every private address of a VPC by a name that is made of it; of the internet, the
    /// sandbox knows nothing.
    private void askResolver(Order order) {
        Matcher privateName = PRIVATE_NAME.matcher(order.name());
        boolean known = privateName.matches();
        mouth.answer(
                member,
                order.id(),
                known,
                known
                        ? "%s has the address %s."
                                .formatted(order.name(), privateName.group("address").replace('-', '.'))
                        : "The resolver knows no address of %s.".formatted(order.name()));
    }

    private void handOver(Order order) {
        if (peer.isEmpty()) {
            mouth.answer(member, order.id(), false, "There is no fit peer to hand over to. Nothing was moved.");
            return;
        }
        if (!peer.get().take(member)) {
            refuse(order);
            return;
        }
        boolean stays = order.kind().equals("HAND_OVER");
        world.members().change(member.id(), one -> one.fitSince(world.now()).held(stays));
        mouth.event(member, "RESIGNED", member.slot(), stays ? "hand over" : "drill");
        mouth.event(peer.get(), "TAKEOVER_BEGUN", member.slot(), "peer resigned");
        mouth.moved(peer.get(), "TAKEOVER_DONE", member.slot(), "peer resigned");
        mouth.answer(member, order.id(), true, "%s carries %s now.".formatted(peer.get().slot(), member.slot()));
    }

    private void takeBack(Order order) {
        world.members().change(member.id(), one -> one.held(false));
        if (!member.take(member)) {
            refuse(order);
            return;
        }
        mouth.event(member, "FAILBACK_BEGUN", member.slot(), null);
        mouth.moved(member, "FAILBACK_DONE", member.slot(), "told to");
        mouth.answer(member, order.id(), true, "%s carries its own again.".formatted(member.slot()));
    }

    private void refuse(Order order) {
        mouth.answer(member, order.id(), false, "EC2 refused to move %s.".formatted(member.slot()));
    }

    private void maintain(Order order, boolean on) {
        world.members().change(member.id(), one -> one.maintained(on));
        if (on) {
            mouth.event(member, "UNFIT", null, "maintenance");
            peer.filter(one -> member.carries(member) && one.take(member))
                    .ifPresent(one -> {
                        mouth.event(member, "RESIGNED", member.slot(), "maintenance");
                        mouth.moved(one, "TAKEOVER_DONE", member.slot(), "peer resigned");
                    });
        } else {
            world.members().change(member.id(), (MemberEntry one) -> one.fitSince(world.now()));
            mouth.event(member, "FIT", null, null);
        }
        mouth.answer(
                member,
                order.id(),
                true,
                on ? "In maintenance: nothing will be carried here until it ends." : "Maintenance has ended.");
    }
}
