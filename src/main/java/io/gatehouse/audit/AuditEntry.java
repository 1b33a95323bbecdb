package io.gatehouse.audit;

import java.time.Instant;

/// One thing that somebody did.
///
/// @param id grows with every entry
/// @param at when
/// @param actor the user name of the person, or `gatehouse` for the panel itself
/// @param action what was done, in words, for example `account created`
/// @param subject what it was done to, for example `account “Production”`; empty when there is nothing to name
/// @param detail what else is worth knowing, such as the reason given; may be empty
public record AuditEntry(long id, Instant at, String actor, String action, String subject, String detail) {}
