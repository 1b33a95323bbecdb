package io.gatehouse.appliance;

import io.gatehouse.network.NatMode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The files that a NAT instance is given, where they are on it.
enum ApplianceFile {
    MODULES("etc/modules-load.d/gatehouse.conf", Mode.READABLE, Wanted.ALWAYS),
    KERNEL_SETTINGS("etc/sysctl.d/90-gatehouse.conf", Mode.READABLE, Wanted.ALWAYS),
    CLOUD_INIT("etc/cloud/cloud.cfg.d/99-gatehouse.cfg", Mode.READABLE, Wanted.ALWAYS),
    MEMBER("etc/gatehouse/member.conf", Mode.READABLE, Wanted.ALWAYS),
    AGENT_SETTINGS("etc/gatehouse/agent.conf", Mode.READABLE, Wanted.ALWAYS),
    RULESET("etc/gatehouse/nat.nft", Mode.READABLE, Wanted.ALWAYS),
    FORWARD_MARKS("etc/gatehouse/forward-marks", Mode.READABLE, Wanted.ALWAYS),
    LOAD_FILTER("usr/local/lib/gatehouse/load-filter", Mode.EXECUTABLE, Wanted.ALWAYS),
    SET_UP_INTERFACES("usr/local/lib/gatehouse/set-up-interfaces", Mode.EXECUTABLE, Wanted.ALWAYS),
    FILTER_SERVICE("etc/systemd/system/gatehouse-filter.service", Mode.READABLE, Wanted.ALWAYS),
    NAT_SERVICE("etc/systemd/system/gatehouse-nat.service", Mode.READABLE, Wanted.ALWAYS),
    KEEPALIVED("etc/gatehouse/keepalived.conf", Mode.READABLE, Wanted.IN_A_PAIR),
    KEEPALIVED_SERVICE("etc/systemd/system/keepalived.service.d/gatehouse.conf", Mode.READABLE, Wanted.IN_A_PAIR),
    CONNTRACKD("etc/gatehouse/conntrackd.conf", Mode.READABLE, Wanted.IN_A_PAIR),
    CONNTRACKD_SERVICE("etc/systemd/system/conntrackd.service.d/gatehouse.conf", Mode.READABLE, Wanted.IN_A_PAIR),
    NAME_INTERFACE("usr/local/lib/gatehouse/name-interface", Mode.EXECUTABLE, Wanted.IN_A_PAIR),
    COMMON("usr/local/lib/gatehouse/common", Mode.READABLE, Wanted.ALWAYS),
    AWS("usr/local/lib/gatehouse/aws", Mode.READABLE, Wanted.ALWAYS),
    SIGN("usr/local/lib/gatehouse/sign", Mode.EXECUTABLE, Wanted.ALWAYS),
    AGENT("usr/local/lib/gatehouse/agent", Mode.EXECUTABLE, Wanted.ALWAYS),
    COMMANDS("usr/local/lib/gatehouse/commands", Mode.READABLE, Wanted.ALWAYS),
    HEARTBEAT("usr/local/lib/gatehouse/heartbeat", Mode.READABLE, Wanted.ALWAYS),
    APPLY("usr/local/lib/gatehouse/apply", Mode.EXECUTABLE, Wanted.ALWAYS),
    FITNESS("usr/local/lib/gatehouse/fitness", Mode.EXECUTABLE, Wanted.ALWAYS),
    MOVES("usr/local/lib/gatehouse/moves", Mode.READABLE, Wanted.IN_A_PAIR),
    AGENT_SERVICE("etc/systemd/system/gatehouse-agent.service", Mode.READABLE, Wanted.ALWAYS),
    APPLY_SERVICE("etc/systemd/system/gatehouse-apply@.service", Mode.READABLE, Wanted.ALWAYS),
    FITNESS_SERVICE("etc/systemd/system/gatehouse-fitness.service", Mode.READABLE, Wanted.ALWAYS),
    TAKEOVER("usr/local/lib/gatehouse/takeover", Mode.EXECUTABLE, Wanted.IN_A_PAIR),
    PUBLIC_ADDRESSES("usr/local/lib/gatehouse/public-addresses", Mode.READABLE, Wanted.ALWAYS),
    PLACES("usr/local/lib/gatehouse/places", Mode.READABLE, Wanted.IN_A_PAIR),
    PEER("usr/local/lib/gatehouse/peer", Mode.EXECUTABLE, Wanted.IN_A_PAIR),
    TAKEOVER_SERVICE("etc/systemd/system/gatehouse-takeover.service", Mode.READABLE, Wanted.IN_A_PAIR),
    PEER_SOCKET("etc/systemd/system/gatehouse-peer.socket", Mode.READABLE, Wanted.IN_A_PAIR),
    PEER_SERVICE("etc/systemd/system/gatehouse-peer@.service", Mode.READABLE, Wanted.IN_A_PAIR);

    private final String path;
    private final Mode mode;
    private final Wanted wanted;

    ApplianceFile(String path, Mode mode, Wanted wanted) {
        this.path = path;
        this.mode = mode;
        this.wanted = wanted;
    }

    /// The files of an instance, with how many NAT instances there are.
    static List<ApplianceFile> of(NatMode mode) {
        return Arrays.stream(values()).filter(file -> file.wanted.in.contains(mode)).toList();
    }

    /// Where it is on the instance, without the leading slash; and below `src/main/appliance`.
    String path() {
        return path;
    }

    /// Its access mode, as `chmod` takes it.
    String mode() {
        return mode.digits;
    }

    private enum Mode {
        READABLE("644"),
        EXECUTABLE("755");

        private final String digits;

        Mode(String digits) {
            this.digits = digits;
        }
    }

    private enum Wanted {
        ALWAYS(Set.of(NatMode.PAIR, NatMode.SINGLE)),
        IN_A_PAIR(Set.of(NatMode.PAIR));

        private final Set<NatMode> in;

        Wanted(Set<NatMode> in) {
            this.in = in;
        }
    }
}
