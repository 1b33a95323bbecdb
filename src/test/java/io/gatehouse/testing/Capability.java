package io.gatehouse.testing;

/** Something outside the JVM that a test needs, and that not every machine has. */
public enum Capability {
    /** An AWS emulator: {@link Moto}. */
    MOTO,
    /** A PostgreSQL server of our own: {@link Postgres}. */
    POSTGRESQL,
    /** A Chromium that Playwright can drive: {@link Browser}. */
    BROWSER,
    /** The right to make Linux network namespaces and load nftables rules in them. */
    LAB,
    /** The command that makes a Debian from its archive. */
    DEBOOTSTRAP;

    /**
     * Finds out whether the capability can be had here, starting what has to be started. Asked again, it answers at
     * once.
     */
    public Availability<?> availability() {
        return switch (this) {
            case MOTO -> Moto.availability();
            case POSTGRESQL -> Postgres.availability();
            case BROWSER -> Browser.availability();
            case LAB -> Lab.availability();
            case DEBOOTSTRAP -> Debootstrap.availability();
        };
    }
}
