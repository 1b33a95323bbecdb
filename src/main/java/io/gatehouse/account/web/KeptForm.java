package io.gatehouse.account.web;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/// A form that arrived when its session was over, kept until the person has signed in and sends it again.
///
/// @param id tells it from others of the same browser
/// @param path where it was sent, with its query
/// @param fields what it said, in the order of the form, without the forgery token and secrets
/// @param hadSecrets whether it held a password, which is never kept
/// @param at when it arrived
record KeptForm(String id, String path, List<Field> fields, boolean hadSecrets, Instant at) implements Serializable {

    /// One field; a field with several values comes several times.
    record Field(String name, String value) implements Serializable {}
}
