package io.gatehouse.testing;

import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Availability.Missing;
import java.time.Duration;
import java.util.List;

/**
 * Whether this machine lets a test build networks of its own: Linux network namespaces with nftables rules in them, and
 * containers that boot in them.
 */
final class Lab {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Lab() {}

    static Availability<?> availability() {
        return Found.LAB;
    }

    private static Availability<?> probe() {
        for (var need :
                List.of(
                        new Need(List.of("ip", "-V"), "the command 'ip' (package iproute2) is not installed"),
                        new Need(List.of("nft", "--version"), "the command 'nft' (package nftables) is not installed"),
                        new Need(List.of("shellcheck", "--version"), "the command 'shellcheck' is not installed"),
                        new Need(List.of("python3", "--version"), "the command 'python3' is not installed"),
                        new Need(
                                List.of("systemd-nspawn", "--version"),
                                "the command 'systemd-nspawn' (package systemd-container) is not installed"),
                        new Need(List.of("keepalived", "--version"), "the command 'keepalived' is not installed"),
                        new Need(List.of("conntrackd", "-v"), "the command 'conntrackd' is not installed"),
                        new Need(List.of("conntrack", "--version"), "the command 'conntrack' is not installed"),
                        new Need(
                                List.of("unshare", "--net", "nft", "list", "ruleset"),
                                "this user may not make a network namespace with nftables rules; root may"))) {
            if (!Command.succeeds(need.command(), PATIENCE)) {
                return new Missing<>(need.otherwise());
            }
        }
        return new Available<>(true);
    }

    private record Need(List<String> command, String otherwise) {}

    private static final class Found {
        static final Availability<?> LAB = probe();
    }
}
