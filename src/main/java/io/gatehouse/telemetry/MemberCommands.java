package io.gatehouse.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.cloud.MemberChannel;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells NAT instances what to do. A command is an object that its member looks for every few seconds; it is carried
/// out once, or not at all when the member does not find it in time.
@Component
public class MemberCommands {

    /// Long enough for a member that looks every few seconds, short enough to be still meant.
    static final Duration VALID = Duration.ofMinutes(2);

    /// How long what is over stays where its member looks.
    static final Duration SETTLED = Duration.ofSeconds(10);

    private final CommandRows rows;
    private final MemberDirectory directory;
    private final Clouds clouds;
    private final TelemetryJson json;
    private final TransactionTemplate transactions;
    private final Clock clock;

    MemberCommands(
            CommandRows rows,
            MemberDirectory directory,
            Clouds clouds,
            TelemetryJson json,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.directory = directory;
        this.clouds = clouds;
        this.json = json;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The command as a member reads it.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Order(
            String id,
            String kind,
            String expiresAt,
            @Nullable String address,
            @Nullable Integer port,
            @Nullable String protocol,
            @Nullable String name) {

        static Order of(MemberCommand command, Subject subject) {
            String id = command.code();
            String kind = command.kind().name();
            String expires = command.expiresAt().toString();
            return switch (subject) {
                case Subject.None _ -> new Order(id, kind, expires, null, null, null, null);
                case Subject.Target(var address, int port) ->
                        new Order(id, kind, expires, address.text(), port, "TCP", null);
                case Subject.Name(var name) -> new Order(id, kind, expires, null, null, null, name.text());
            };
        }
    }

    /// What a command is about.
    private sealed interface Subject {

        /// The member itself.
        record None() implements Subject {
            @Override
            public @Nullable String words() {
                return null;
            }
        }

        /// A TCP port of a private host.
        record Target(Ipv4 address, int port) implements Subject {
            @Override
            public String words() {
                return address + ":" + port;
            }
        }

        /// A name.
        record Name(LookupName name) implements Subject {
            @Override
            public String words() {
                return name.text();
            }
        }

        /// What is kept of it; null when that is nothing.
        @Nullable String words();
    }

    /// Tells a member to do something. Returns when the command is where the member looks, not when it is done.
    ///
    /// @param author who says so
    /// @return the command's id
    /// @throws NoSuchElementException when there is no such member
    /// @throws CommandPendingException when a command of the network may still be carried out: one thing at a time
    /// @throws CloudException when it could not be put there; it is not carried out then
    public long send(MemberId member, CommandKind kind, String author) {
        return send(member, kind, new Subject.None(), author);
    }

    /// Has a member try whether a private host accepts TCP connections on a port; otherwise like [#send].
    public long tryTarget(MemberId member, Ipv4 address, int port, String author) {
        return send(member, CommandKind.TRY_TARGET, new Subject.Target(address, port), author);
    }

    /// Has a member ask the resolver of its network for the address of a name; otherwise like [#send].
    public long askResolver(MemberId member, LookupName name, String author) {
        return send(member, CommandKind.ASK_RESOLVER, new Subject.Name(name), author);
    }

    private long send(MemberId member, CommandKind kind, Subject subject, String author) {
        MemberDirectory.Region region = directory.of(member.network()).filter(one -> one.has(member)).orElseThrow();
        MemberChannel channel = clouds.connect(region.connection()).channel();
        MemberCommand command = transactions.execute(_ -> note(member, kind, subject, author));
        try {
            channel.put(member.network(), member.member(), json.write(Order.of(command, subject)));
        } catch (CloudException e) {
            answer(command.id(), "It could not be delivered: " + e.failure().sentence());
            throw e;
        }
        return command.id();
    }

    private MemberCommand note(MemberId member, CommandKind kind, Subject subject, String author) {
        Instant now = clock.instant();
        if (rows.isAnyOpen(member.network().number(), now)) {
            throw new CommandPendingException();
        }
        return rows.saveAndFlush(new CommandRow(member, kind, subject.words(), author, now, now.plus(VALID))).command();
    }

    private void answer(long id, String words) {
        transactions.executeWithoutResult(
                _ -> rows.findById(id).ifPresent(row -> row.answer(false, words, clock.instant())));
    }

    /// The newest commands of a network, newest first.
    public List<MemberCommand> latest(NetworkId network, int most) {
        return rows.findByNetworkIdOrderByIdDesc(network.number(), Limit.of(most)).stream()
                .map(CommandRow::command)
                .toList();
    }

    /// Takes back whatever a member was told and has not answered, because the machine that it was meant for is no
    /// more: its successor would find it and take it for meant.
    ///
    /// @param why as a sentence, which stands in the place of the answer
    /// @throws NoSuchElementException when there is no such member
    /// @throws CloudException when it could not be taken away; nothing has changed then
    public void withdraw(MemberId member, String why) {
        MemberDirectory.Region region = directory.of(member.network()).filter(one -> one.has(member)).orElseThrow();
        clouds.connect(region.connection()).channel().remove(member.network(), member.member());
        transactions.executeWithoutResult(_ ->
                rows.findByNetworkIdAndMemberAndTakenAwayFalse(member.network().number(), member.member())
                        .forEach(row -> {
                            row.answer(false, why, clock.instant());
                            row.takenAway();
                        }));
    }

    /// Takes away what has been answered or has expired, so that nobody finds it later. Not at once: an answer is when
    /// somebody sends the next command, which stands in the same place.
    void takeAway(MemberDirectory.Region region, MemberChannel channel) {
        List<Long> networks = region.members().keySet().stream().map(NetworkId::number).toList();
        Instant now = clock.instant();
        for (CommandRow done : rows.overBefore(networks, now.minus(SETTLED))) {
            MemberId member = done.member();
            if (!rows.isAnyOpen(member.network().number(), now)) {
                channel.remove(member.network(), member.member());
                transactions.executeWithoutResult(_ -> rows.findById(done.id()).ifPresent(CommandRow::takenAway));
            }
        }
    }
}
