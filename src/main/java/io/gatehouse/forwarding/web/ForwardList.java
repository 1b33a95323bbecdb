package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.forwarding.Source;
import io.gatehouse.network.Network;
import io.gatehouse.reconcile.NetworkStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/// The forwards of a network as lines of a table: found, sorted and cut into pages.
@Component
class ForwardList {

    private static final int PAGE = 50;

    private static final Comparator<Line> BY_NAME =
            Comparator.comparing(line -> line.forward().name(), String.CASE_INSENSITIVE_ORDER);
    private static final Map<String, Comparator<Line>> ORDERS =
            Map.of(
                    "name", BY_NAME,
                    "port", Comparator.comparingInt(line -> line.forward().externalPorts().from()),
                    "target", Comparator.comparingLong(line -> line.forward().targetAddress().number()),
                    "expires",
                            Comparator.comparing(
                                    line -> line.forward().expiresAt(),
                                    Comparator.nullsLast(Comparator.naturalOrder())),
                    "owner", Comparator.comparing(line -> line.forward().owner(), String.CASE_INSENSITIVE_ORDER),
                    "state", Comparator.comparing(Line::state));

    private final Forwards forwards;
    private final ForwardPlaces places;
    private final NetworkStatus status;
    private final Clock clock;

    ForwardList(Forwards forwards, ForwardPlaces places, NetworkStatus status, Clock clock) {
        this.forwards = forwards;
        this.places = places;
        this.status = status;
        this.clock = clock;
    }

    /// What is looked for.
    ///
    /// @param q words that a line has; empty for all
    /// @param sort a column, with a hyphen in front for the other way round
    /// @param page from 0
    record Request(String q, String sort, int page) {}

    /// One forward.
    ///
    /// @param place where it is published
    record Line(Forward forward, ForwardPlace place, ForwardState state) {

        /// What it is called outside, for example `198.51.100.11:51532/tcp`.
        public String outside() {
            String address = place.publicAddress();
            return "%s:%s/%s"
                    .formatted(
                            address == null ? "–" : address,
                            ranged(forward.externalPorts().toString()),
                            forward.protocol().name().toLowerCase(Locale.ROOT));
        }

        /// Where it leads, for example `10.0.1.20:1532`.
        public String inside() {
            return "%s:%s".formatted(forward.targetAddress(), ranged(forward.targetPorts().toString()));
        }

        /// When it closes; null for never.
        public @Nullable Instant expiresAt() {
            return forward.expiresAt();
        }

        private static String ranged(String ports) {
            return ports.replace('-', '–');
        }

        private boolean has(String word) {
            return Stream.concat(
                            Stream.of(
                                    forward.id(),
                                    forward.name(),
                                    outside(),
                                    inside(),
                                    forward.owner(),
                                    forward.comment(),
                                    state.words()),
                            forward.sources().stream().map(Source::toString))
                    .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word));
        }
    }

    /// All forwards, also those that are removed here and not yet in AWS.
    List<Line> all(Network network) {
        ForwardBook book = forwards.of(network);
        long revision = status.summary(network).appliedRevision();
        ForwardBook applied = revision == 0 ? ForwardBook.EMPTY : forwards.of(network.id(), revision);
        var there = places.in(network);
        Instant now = clock.instant();
        Stream<Line> wanted =
                book.forwards().stream()
                        .map(forward ->
                                new Line(
                                        forward,
                                        there.of(forward),
                                        ForwardState.of(forward, applied.find(forward.number()), now)));
        Stream<Line> going =
                applied.open().stream()
                        .filter(forward -> book.find(forward.number()).isEmpty())
                        .map(forward -> new Line(forward, there.of(forward), ForwardState.REMOVING));
        return Stream.concat(wanted, going).toList();
    }

    Page<Line> find(List<Line> all, Request request) {
        List<String> words =
                Stream.of(request.q().toLowerCase(Locale.ROOT).replace('-', '–').split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        List<Line> found =
                all.stream()
                        .filter(line ->
                                words.stream().allMatch(word -> line.has(word) || line.has(word.replace('–', '-'))))
                        .sorted(order(request.sort()))
                        .collect(Collectors.toList());
        int last = Math.max(0, (found.size() - 1) / PAGE);
        int page = Math.clamp(request.page(), 0, last);
        List<Line> shown = found.subList(page * PAGE, Math.min(found.size(), (page + 1) * PAGE));
        return new PageImpl<>(List.copyOf(shown), PageRequest.of(page, PAGE), found.size());
    }

    private static Comparator<Line> order(String sort) {
        boolean down = sort.startsWith("-");
        Comparator<Line> order = ORDERS.getOrDefault(down ? sort.substring(1) : sort, BY_NAME);
        return (down ? order.reversed() : order)
                .thenComparing(BY_NAME)
                .thenComparingInt(line -> line.forward().number());
    }
}
