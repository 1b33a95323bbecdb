package io.gatehouse.cloud.sandbox.world;

import java.time.Instant;

/// What runs on an instance that serves as a NAT instance: as much of it as can be seen from outside.
///
/// @param id the instance
/// @param boot names the time since it started last
/// @param seq how many messages it has sent since
/// @param since since when it has been fit
/// @param nextBeat when its next heartbeat is due
/// @param applied the digest of the bundle that it runs; empty before the first
/// @param held whether it was told to leave its own identity where it is
/// @param maintenance whether it was told to carry nothing
/// @param lastCommand the id of the last command that it looked at
public record MemberEntry(
        String id,
        String boot,
        long seq,
        Instant since,
        Instant nextBeat,
        String applied,
        boolean held,
        boolean maintenance,
        String lastCommand)
        implements Entry {

    /// One that has just started.
    ///
    /// @param lastCommand what it remembers from before, on its disk; empty when it is new
    public static MemberEntry started(String id, String boot, Instant now, String lastCommand) {
        return new MemberEntry(id, boot, 0, now, now, "", false, false, lastCommand);
    }

    /// The same after another message.
    public MemberEntry spoken() {
        return new MemberEntry(id, boot, seq + 1, since, nextBeat, applied, held, maintenance, lastCommand);
    }

    /// The same, fit from this moment on.
    public MemberEntry fitSince(Instant moment) {
        return new MemberEntry(id, boot, seq, moment, nextBeat, applied, held, maintenance, lastCommand);
    }

    /// The same with its next heartbeat due at this moment.
    public MemberEntry beatingAt(Instant moment) {
        return new MemberEntry(id, boot, seq, since, moment, applied, held, maintenance, lastCommand);
    }

    /// The same with another bundle.
    public MemberEntry applying(String digest) {
        return new MemberEntry(id, boot, seq, since, nextBeat, digest, held, maintenance, lastCommand);
    }

    /// The same, told whether to leave its identity where it is.
    public MemberEntry held(boolean told) {
        return new MemberEntry(id, boot, seq, since, nextBeat, applied, told, maintenance, lastCommand);
    }

    /// The same, told whether to carry nothing.
    public MemberEntry maintained(boolean told) {
        return new MemberEntry(id, boot, seq, since, nextBeat, applied, held, told, lastCommand);
    }

    /// The same after a command.
    public MemberEntry told(String command) {
        return new MemberEntry(id, boot, seq, since, nextBeat, applied, held, maintenance, command);
    }
}
