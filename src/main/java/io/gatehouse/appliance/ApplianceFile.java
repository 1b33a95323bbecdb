package io.gatehouse.appliance;

/// The files that the first boot puts in their places, in that order.
enum ApplianceFile {
    MODULES("etc/modules-load.d/gatehouse.conf", Mode.READABLE),
    KERNEL_SETTINGS("etc/sysctl.d/90-gatehouse.conf", Mode.READABLE),
    CLOUD_INIT("etc/cloud/cloud.cfg.d/99-gatehouse.cfg", Mode.READABLE),
    MEMBER("etc/gatehouse/member.conf", Mode.READABLE),
    RULESET("etc/gatehouse/nat.nft", Mode.READABLE),
    LOAD_FILTER("usr/local/lib/gatehouse/load-filter", Mode.EXECUTABLE),
    SET_UP_INTERFACES("usr/local/lib/gatehouse/set-up-interfaces", Mode.EXECUTABLE),
    FILTER_SERVICE("etc/systemd/system/gatehouse-filter.service", Mode.READABLE),
    NAT_SERVICE("etc/systemd/system/gatehouse-nat.service", Mode.READABLE);

    private final String path;
    private final Mode mode;

    ApplianceFile(String path, Mode mode) {
        this.path = path;
        this.mode = mode;
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
}
