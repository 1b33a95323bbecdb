package io.gatehouse.forwarding;

import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.FieldReader;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkDesiredState;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.network.Networks;
import io.gatehouse.network.TakenPorts;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Service;

/// The port forwards of networks. Every change is a revision of the network, so that one plan carries out all that
/// belongs to it.
@Service
public class Forwards {

    private final Networks networks;
    private final NetworkDesiredState networkState;
    private final TakenPorts taken;
    private final ForwardPorts own;
    private final GroupQuota quota;
    private final Clock clock;

    Forwards(
            Networks networks,
            NetworkDesiredState networkState,
            TakenPorts taken,
            ForwardPorts own,
            GroupQuota quota,
            Clock clock) {
        this.networks = networks;
        this.networkState = networkState;
        this.taken = taken;
        this.own = own;
        this.quota = quota;
        this.clock = clock;
    }

    /// A change that was saved.
    ///
    /// @param forward the forward as it is now, or as it was last
    /// @param revision the network's revision that has the change
    public record Saved(Forward forward, long revision) {}

    /// The forwards of a network as it is now.
    public ForwardBook of(Network network) {
        return of(network.id(), network.revision());
    }

    /// The forwards of a network in one of its revisions.
    public ForwardBook of(NetworkId network, long revision) {
        return BookJson.read(networks.part(network, ForwardsPart.NAME, revision));
    }

    /// Checks the draft of a forward that somebody is still writing.
    ///
    /// @param number the forward that the draft would change; empty for a new one
    public CheckedForward preview(Network network, Optional<Integer> number, ForwardDraft draft, String author) {
        ForwardBook book = of(network);
        return ForwardRules.check(draft, context(network, book, number.flatMap(book::find), author, quota.of(network)));
    }

    /// Saves a new forward.
    ///
    /// @throws InvalidInputException when the draft breaks a rule, with all errors at their fields
    public Saved create(NetworkId id, ForwardDraft draft, String author, String reason) {
        return save(
                id,
                author,
                (network, book, most) -> {
                    var valid =
                            ForwardRules.check(draft, context(network, book, Optional.empty(), author, most))
                                    .orElseThrow();
                    return new Edit(valid.book(), valid.forward());
                },
                reason);
    }

    /// Saves another version of a forward, or nothing when the draft changes nothing.
    ///
    /// @param expected the revision in which the forward was last changed, as the author saw it; empty to change it
    ///   whatever it is now
    /// @throws InvalidInputException when the draft breaks a rule, with all errors at their fields
    /// @throws ForwardConflictException when somebody else changed the forward meanwhile
    /// @throws NoSuchForwardException when there is none with this number
    public Saved change(
            NetworkId id, int number, Optional<Long> expected, ForwardDraft draft, String author, String reason) {
        return save(
                id,
                author,
                (network, book, most) -> {
                    Forward former = current(book, number, expected, draft);
                    var valid =
                            ForwardRules.check(draft, context(network, book, Optional.of(former), author, most))
                                    .orElseThrow();
                    return new Edit(valid.book(), valid.forward());
                },
                reason);
    }

    /// Removes a forward.
    ///
    /// @param expected as for a change
    /// @throws ForwardConflictException when somebody else changed the forward meanwhile
    /// @throws NoSuchForwardException when there is none with this number
    public Saved remove(NetworkId id, int number, Optional<Long> expected, String author, String reason) {
        return save(
                id,
                author,
                (_, book, _) -> {
                    Forward former = book.find(number).orElseThrow(() -> new NoSuchForwardException("forward"));
                    current(book, number, expected, ForwardDraft.of(former));
                    return new Edit(book.without(number), former);
                },
                reason);
    }

    /// Saves a list of sources, in the place of the one with the same name.
    ///
    /// @param confirmAnywhere the answer to the second question, for a list with a very large block
    /// @return the network's revision that has it
    /// @throws InvalidInputException when the list breaks a rule, with all errors at their fields
    public long saveList(NetworkId id, String name, List<String> blocks, boolean confirmAnywhere, String author) {
        int most = quota.of(id);
        return networks.revise(
                id,
                ForwardsPart.NAME,
                (network, before) -> {
                    ForwardBook book = BookJson.read(before);
                    return BookJson.write(
                            ListRules.with(network, book, room(network, most), name, blocks, confirmAnywhere));
                },
                author,
                "Source list %s saved.".formatted(FieldReader.echo(FieldReader.typed(name))));
    }

    /// Removes a list of sources.
    ///
    /// @throws InvalidInputException when forwards use it
    /// @throws NoSuchForwardException when there is none with this name
    public long removeList(NetworkId id, String name, String author) {
        return networks.revise(
                id,
                ForwardsPart.NAME,
                (_, before) -> BookJson.write(ListRules.without(BookJson.read(before), name)),
                author,
                "Source list %s removed.".formatted(FieldReader.echo(name)));
    }

    /// How many inbound rules the security group has room for, beside those of forwards.
    private GroupRoom room(Network network, int most) {
        var group = new NetworkKeys(network.id()).dataGroup();
        long others =
                networkState.of(network.id()).stream()
                        .filter(one ->
                                one instanceof SecurityGroupRule rule
                                        && rule.group().equals(group)
                                        && rule.direction() == Direction.IN)
                        .count();
        return new GroupRoom(most, Math.toIntExact(others));
    }

    /// How many more inbound rules the security group has room for now.
    public int rulesLeft(Network network) {
        return room(network, quota.of(network)).left(ForwardingDesiredState.rules(network, of(network)).size());
    }

    private record Edit(ForwardBook book, Forward forward) {}

    private interface BookEdit {
        Edit apply(Network network, ForwardBook book, int most);
    }

    private Saved save(NetworkId id, String author, BookEdit edit, String reason) {
        var done = new AtomicReference<Edit>();
        int most = quota.of(id);
        long revision =
                networks.revise(
                        id,
                        ForwardsPart.NAME,
                        (network, before) -> {
                            Edit edited = edit.apply(network, BookJson.read(before), most);
                            done.set(edited);
                            return BookJson.write(edited.book());
                        },
                        author,
                        reason);
        return new Saved(done.get().forward(), revision);
    }

    private static Forward current(ForwardBook book, int number, Optional<Long> expected, ForwardDraft yours) {
        Forward former = book.find(number).orElseThrow(() -> new NoSuchForwardException("forward"));
        if (expected.filter(revision -> revision != former.revision()).isPresent()) {
            throw new ForwardConflictException(former, yours);
        }
        return former;
    }

    private ForwardContext context(
            Network network, ForwardBook book, Optional<Forward> edited, String author, int most) {
        return new ForwardContext(
                network, book, edited, taken.byOthers(own, network), room(network, most), clock.instant(), author);
    }
}
