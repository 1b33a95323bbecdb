package io.gatehouse.cloud.sandbox.pair;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Tags;
import io.gatehouse.cloud.sandbox.world.InstanceEntry;
import io.gatehouse.cloud.sandbox.world.InstanceEntry.State;
import io.gatehouse.cloud.sandbox.world.MemberEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The NAT instances of a simulated account, brought up to the present: each that runs applies its bundle, obeys its
/// command and reports; a pair takes over what its other member can carry no more, and gives back what is fit again.
public final class PairLife {

    private static final Duration BEAT = Duration.ofSeconds(10);

    /// How long a member must have been fit before it takes its own back.
    private static final Duration HOLD_DOWN = Duration.ofSeconds(30);

    /// How long the other member may take to come up for the first time.
    private static final Duration FIRST_BOOT = Duration.ofSeconds(60);

    private static final String IDENTITY = "/identity";

    private final SandboxWorld world;
    private final InstallationId installation;
    private final Mouth mouth;

    private PairLife(SandboxWorld world, InstallationId installation) {
        this.world = world;
        this.installation = installation;
        this.mouth = new Mouth(world, installation);
    }

    /// Lets everything happen that should have happened by now.
    public static void advance(SandboxWorld world, InstallationId installation) {
        new PairLife(world, installation).advance();
    }

    private void advance() {
        List<SimulatedMember> all = members();
        world.members().keepOnly(all.stream().map(SimulatedMember::id).toList());
        Map<NetworkId, List<SimulatedMember>> networks =
                all.stream().collect(Collectors.groupingBy(SimulatedMember::network));
        networks.values().forEach(this::advance);
    }

    private List<SimulatedMember> members() {
        return world.instances()
                .all()
                .filter(one -> world.instances().stateOf(one) != State.TERMINATED)
                .flatMap(one -> member(one).stream())
                .toList();
    }

    private Optional<SimulatedMember> member(InstanceEntry one) {
        return Tags.key(installation, one.tags())
                .filter(PairLife::isNatInstance)
                .map(key -> new SimulatedMember(world, installation, key, one.id()));
    }

    private static boolean isNatInstance(ResourceKey key) {
        return key.kind() == ResourceKind.INSTANCE
                && key.scope() instanceof NetworkId
                && key.slot().matches("nat-[a-z]");
    }

    private void advance(List<SimulatedMember> pair) {
        pair.stream().filter(SimulatedMember::isRunning).forEach(this::start);
        List<SimulatedMember> alive = pair.stream().filter(this::isAlive).toList();
        alive.forEach(member -> obey(member, alive));
        pair.stream()
                .map(SimulatedMember::network)
                .findFirst()
                .ifPresent(network ->
                        homes(network, pair).filter(SimulatedMember::hasIdentity).forEach(home -> settle(home, alive)));
        alive.forEach(member -> beat(member, pair, alive.size() > 1));
    }

    /// The members that should be there, by their identities: a member may be gone, and its identity is not.
    private Stream<SimulatedMember> homes(NetworkId network, List<SimulatedMember> pair) {
        return world.addresses()
                .all()
                .flatMap(one -> Tags.key(installation, one.tags()).stream())
                .filter(key -> key.scope().equals(network) && key.slot().endsWith(IDENTITY))
                .map(key -> home(network, key.slot().substring(0, key.slot().length() - IDENTITY.length()), pair));
    }

    private SimulatedMember home(NetworkId network, String slot, List<SimulatedMember> pair) {
        return pair.stream()
                .filter(one -> one.slot().equals(slot))
                .findFirst()
                .orElseGet(() ->
                        new SimulatedMember(
                                world, installation, new ResourceKey(network, ResourceKind.INSTANCE, slot), ""));
    }

    /// A member is one once it has its first bundle.
    private void start(SimulatedMember member) {
        Optional<String> bundle = member.bundle();
        Optional<MemberEntry> known = world.members().find(member.id());
        if (bundle.isPresent() && known.filter(one -> one.boot().equals(member.boot())).isEmpty()) {
            String lastCommand = known.map(MemberEntry::lastCommand).orElse("");
            world.members().start(MemberEntry.started(member.id(), member.boot(), world.now(), lastCommand));
            mouth.event(member, "STARTED", null, null);
        }
        if (isAlive(member)) {
            bundle.filter(digest -> !digest.equals(member.entry().applied()))
                    .ifPresent(digest -> {
                        world.members().change(member.id(), one -> one.applying(digest));
                        mouth.event(member, "BUNDLE_APPLIED", null, null);
                    });
        }
    }

    private boolean isAlive(SimulatedMember member) {
        return member.isRunning()
                && world.members().find(member.id()).filter(one -> one.boot().equals(member.boot())).isPresent();
    }

    private void obey(SimulatedMember member, List<SimulatedMember> alive) {
        member.command()
                .flatMap(Order::read)
                .filter(order -> !order.id().equals(member.entry().lastCommand()))
                .ifPresent(order -> {
                    world.members().change(member.id(), one -> one.told(order.id()));
                    new Obedience(world, mouth, member, alive).carryOut(order);
                });
    }

    /// Puts an identity where it belongs: at home, or at the peer when home cannot carry it.
    private void settle(SimulatedMember home, List<SimulatedMember> alive) {
        boolean homeMayCarry = alive.contains(home) && !home.entry().maintenance() && !home.entry().held();
        boolean rested = homeMayCarry && !world.now().isBefore(home.entry().since().plus(HOLD_DOWN));
        Optional<SimulatedMember> carrier = alive.stream().filter(one -> one.carries(home)).findFirst();
        Optional<SimulatedMember> peer =
                alive.stream().filter(one -> one != home && !one.entry().maintenance()).findFirst();
        if (carrier.isEmpty() && peer.filter(one -> missesHome(one, home)).isPresent() && !homeMayCarry) {
            takeOver(peer.get(), home, alive.contains(home) ? "resigned" : "peer silent, public address silent");
        } else if (rested && carrier.filter(one -> one == home).isEmpty() && home.take(home)) {
            mouth.event(home, "FAILBACK_BEGUN", home.slot(), null);
            mouth.moved(home, "FAILBACK_DONE", home.slot(), "home fit for 30 s");
        }
    }

    private void takeOver(SimulatedMember peer, SimulatedMember home, String reason) {
        if (peer.take(home)) {
            mouth.event(peer, "TAKEOVER_BEGUN", home.slot(), reason);
            mouth.moved(peer, "TAKEOVER_DONE", home.slot(), reason);
        }
    }

    /// While a network is being made, one member is up before the other; that is no failure yet.
    private boolean missesHome(SimulatedMember peer, SimulatedMember home) {
        return world.members().find(home.id()).isPresent()
                || !world.now().isBefore(peer.entry().since().plus(FIRST_BOOT));
    }

    private void beat(SimulatedMember member, List<SimulatedMember> pair, boolean hasPeer) {
        if (!world.now().isBefore(member.entry().nextBeat())) {
            world.members().change(member.id(), one -> one.beatingAt(world.now().plus(BEAT)));
            List<String> carries = pair.stream().filter(member::carries).map(SimulatedMember::slot).sorted().toList();
            mouth.beat(member, carries, hasPeer);
        }
    }
}
