package io.gatehouse.input;

import java.io.Serializable;

/// What is wrong with one field.
///
/// @param field the field as forms and API bodies call it, for example `cidr` or `subnets[1].cidr`
/// @param message sentences for the user: the rule, and an example of what would do
public record FieldError(String field, String message) implements Serializable {}
