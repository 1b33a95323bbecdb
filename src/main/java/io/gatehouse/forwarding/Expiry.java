package io.gatehouse.forwarding;

import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkChanged;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.NetworkId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Closes forwards whose time is over. The NAT instances close them on time by their own clocks; here they are closed
/// in what is wanted, and so their security-group rules go too.
@Component
class Expiry {

    private final Networks networks;
    private final TimedWork work;
    private final Clock clock;

    Expiry(Networks networks, TimedWork work, Clock clock) {
        this.networks = networks;
        this.work = work;
        this.clock = clock;
    }

    /// Whatever was saved, its forwards are closed in time: the work is there when the revision is.
    @EventListener
    void on(NetworkChanged change) {
        networks.find(change.network()).filter(network -> !network.deleting()).ifPresent(this::schedule);
    }

    private void schedule(Network network) {
        BookJson.read(networks.part(network.id(), ForwardsPart.NAME, network.revision())).open().stream()
                .map(Forward::expiresAt)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(at -> work.closeExpired(network.id(), at));
    }

    /// Closes all forwards of a network whose time is over; saves nothing when there is none.
    void close(NetworkId id) {
        Instant now = clock.instant();
        networks.find(id)
                .filter(network -> !network.deleting())
                .map(network -> expired(BookJson.read(networks.part(id, ForwardsPart.NAME, network.revision())), now))
                .filter(expired -> !expired.isEmpty())
                .ifPresent(expired -> close(id, expired, now));
    }

    private void close(NetworkId id, List<Forward> expired, Instant now) {
        String names = expired.stream().map(Forward::name).limit(5).collect(Collectors.joining("”, “", "“", "”"));
        networks.reviseAsForeseen(
                id,
                ForwardsPart.NAME,
                (network, before) -> {
                    ForwardBook book = BookJson.read(before);
                    for (Forward forward : expired(book, now)) {
                        book = book.with(forward.closed(), network.revision() + 1);
                    }
                    return BookJson.write(book);
                },
                expired.size() == 1
                        ? "The time of port forward %s is over.".formatted(names)
                        : "The time of %d port forwards is over: %s.".formatted(expired.size(), names));
    }

    private static List<Forward> expired(ForwardBook book, Instant now) {
        return book.open().stream().filter(forward -> forward.isExpired(now)).toList();
    }
}
