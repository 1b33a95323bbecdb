package io.gatehouse.network;

import java.util.Optional;

/// What is wrong with one field of a draft, or worth a second look.
///
/// @param field the field as forms and API bodies call it, for example `cidr` or `subnets[2].cidr`
/// @param message sentences for the user: the rule, and an example of what would do
/// @param suggestion a text that would do in this place; empty when there is none to offer
public record Finding(String field, String message, Optional<String> suggestion) {

    /// Whether it is about this field, or about something inside it.
    public boolean isAbout(String other) {
        return field.equals(other) || field.startsWith(other + ".") || field.startsWith(other + "[");
    }
}
