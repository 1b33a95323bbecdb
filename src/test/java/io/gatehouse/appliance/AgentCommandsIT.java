package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a NAT instance does when it is told to, by the functions that it has, in namespaces of their own: a host that
/// listens on TCP port 1532, another that never answers.
@RequiresCapability(Capability.LAB)
class AgentCommandsIT {

    private static final String LATER = Instant.now().plusSeconds(3600).toString();

    /// Runs below a root of its own as far as it writes anything, and prints what the agent would send.
    private static final String SURROUNDINGS =
            """
            mount -t tmpfs none /run
            mkdir -p /run/upper/gatehouse /run/work /run/gatehouse/outbox /run/gatehouse/home
            mount -t overlay none -o lowerdir=/etc,upperdir=/run/upper,workdir=/run/work /etc
            echo 'MEMBER=nat-a MODE=pair REGION=eu-west-1 DOMAIN=amazonaws.com MANAGEMENT_ADDRESS=127.0.0.1' \
                >/etc/gatehouse/member.conf
            : >/etc/gatehouse/agent.conf
            echo '10.0.1.20 oracle.example' >/etc/hosts
            ip link set lo up
            ip link add silent type veth peer name nowhere
            ip address add 10.0.1.1/24 dev silent
            ip link set nowhere up
            ip link set silent up
            ip neighbour add 10.0.1.20 lladdr 02:00:00:00:00:01 dev silent nud permanent
            ip address add 10.0.3.40/32 dev lo
            python3 -c 'import socket, time; s = socket.create_server(("10.0.3.40", 1532)); time.sleep(60)' &
            listener=$!
            for _ in {1..600}; do bash -c ': <>/dev/tcp/10.0.3.40/1532' 2>/dev/null && break; sleep 0.05; done
            . "$LIBRARY/common"
            . "$LIBRARY/aws"
            . "$LIBRARY/commands"
            home=$run/home
            told() {
                local begun
                carry_out "$1"
                for begun in $(jobs -p); do [ "$begun" = "$listener" ] || wait "$begun"; done
            }
            """;

    private static final String SENT =
            """

            cat $run/outbox/* 2>/dev/null
            kill $listener
            """;

    @Test
    void aHostThatListensIsFound() throws Exception {
        assertThat(told(command("c1", "TRY_TARGET", "\"address\":\"10.0.3.40\",\"port\":1532,\"protocol\":\"TCP\"")))
                .contains(
                        "\"command\":\"c1\",\"ok\":true,\"text\":\"10.0.3.40 accepts connections on TCP port 1532,"
                                + " after ");
    }

    @Test
    void aHostThatRefusesIsToldFromOneThatDoesNotAnswer() throws Exception {
        assertThat(told(command("c1", "TRY_TARGET", "\"address\":\"10.0.3.40\",\"port\":1533,\"protocol\":\"TCP\"")))
                .contains(
                        "\"ok\":false,\"text\":\"10.0.3.40 refuses connections on TCP port 1533: nobody listens"
                                + " there.\"");
        assertThat(told(command("c1", "TRY_TARGET", "\"address\":\"10.0.1.20\",\"port\":1532,\"protocol\":\"TCP\"")))
                .contains(
                        "\"ok\":false,\"text\":\"10.0.1.20 does not answer on TCP port 1532. It is off, or lets in"
                            + " others than nat-a, which asked from 127.0.0.1: let that in to try, or try from where"
                            + " the forward is used.\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"address\":\"10.0.3.40\"",
                "\"address\":\"$(reboot)\",\"port\":22",
                "\"address\":\"10.0.3.40/../1532\",\"port\":22",
                "\"port\":1532"
            })
    void whatIsNoTargetIsNotTried(String target) throws Exception {
        assertThat(told(command("c1", "TRY_TARGET", target)))
                .contains("\"ok\":false,\"text\":\"The address or the port is missing.\"");
    }

    @Test
    void aNameIsLookedUp() throws Exception {
        assertThat(told(command("c1", "ASK_RESOLVER", "\"name\":\"oracle.example\"")))
                .contains("\"ok\":true,\"text\":\"oracle.example has the address 10.0.1.20.\"");
        assertThat(told(command("c1", "ASK_RESOLVER", "\"name\":\"nobody.example\"")))
                .contains("\"ok\":false,\"text\":\"The resolver knows no address of nobody.example.\"");
        assertThat(told(command("c1", "ASK_RESOLVER", "\"name\":\"--help; reboot\"")))
                .contains("\"ok\":false,\"text\":\"The name is missing or is not a name.\"");
    }

    @Test
    void aCommandThatComesTooLateIsNotCarriedOut() throws Exception {
        String late = Instant.now().minusSeconds(60).toString();
        assertThat(
                        told(
                                "{\"id\":\"c1\",\"kind\":\"ASK_RESOLVER\",\"expiresAt\":\"%s\",\"name\":\"localhost\"}"
                                        .formatted(late)))
                .contains("\"ok\":false,\"text\":\"The command came too late: it has expired.\"");
    }

    @Test
    void aCommandIsCarriedOutOnceAlsoAfterAReboot() throws Exception {
        String command = command("c1", "ASK_RESOLVER", "\"name\":\"oracle.example\"");
        assertThat(run("told '%s'; told '%s'; rm -r $run/commands; told '%s'".formatted(command, command, command)))
                .containsOnlyOnce("has the address");
        assertThat(run("told '%s'; told '%s'".formatted(command, command.replace("c1", "c2"))))
                .contains("\"command\":\"c1\"", "\"command\":\"c2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRILL", "HAND_OVER", "TAKE_BACK", "MAINTENANCE_ON", "MAINTENANCE_OFF"})
    void whatIsAboutIdentitiesGoesToWhoeverMovesThem(String kind) throws Exception {
        String listening = "mkfifo $run/vrrp; exec 9<>$run/vrrp; told '%s'; read -r -t 5 -u 9 line; echo \"$line\"";
        assertThat(run(listening.formatted(command("c1", kind, "\"identity\":\"nat-b\""))))
                .contains("COMMAND c1 %s nat-b".formatted(kind));
        assertThat(run(listening.formatted(command("c1", kind, "\"identity\":\"nat-c\""))))
                .contains("\"ok\":false,\"text\":\"There is no such identity.\"");
        assertThat(run("MODE=single; told '%s'".formatted(command("c1", kind, "\"identity\":\"nat-a\""))))
                .contains("\"ok\":false,\"text\":\"A single NAT instance has no peer.\"");
    }

    @Test
    void aCommandThatNobodyKnowsIsAnsweredAndOneWithoutAnIdIsNot() throws Exception {
        assertThat(told(command("c1", "FORMAT_DISK", "\"name\":\"all\"")))
                .contains("\"ok\":false,\"text\":\"This NAT instance does not know commands of that kind.\"");
        assertThat(told(command("../c1", "ASK_RESOLVER", "\"name\":\"localhost\""))).isEmpty();
    }

    private static String command(String id, String kind, String more) {
        return "{\"id\":\"%s\",\"kind\":\"%s\",\"expiresAt\":\"%s\",%s}".formatted(id, kind, LATER, more);
    }

    private static String told(String command) throws IOException, InterruptedException {
        return run("told '" + command + "'");
    }

    private static String run(String script) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder("unshare", "--mount", "--net", "bash", "-uc", SURROUNDINGS + script + SENT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LIBRARY", "src/main/appliance/usr/local/lib/gatehouse");
        var process = builder.start();
        try (var out = process.inputReader()) {
            String sent = out.readAllAsString();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return sent;
        }
    }
}
