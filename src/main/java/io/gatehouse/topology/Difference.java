package io.gatehouse.topology;

/// One component in which a wanted resource differs from the one that was seen.
///
/// @param component the component's name in the record, for example `cidr`
/// @param before what was seen, in words
/// @param after what is wanted, in words
/// @param effect whether the resource can be changed in place
public record Difference(String component, String before, String after, Effect effect) {

    /// The same with the component as people say it, for example `source destination check`.
    public Difference inWords() {
        return new Difference(Words.of(component), before, after, effect);
    }

    /// What it takes to remove a difference.
    public enum Effect {
        /// The resource is changed in place.
        UPDATE,
        /// The resource is deleted and made again.
        REPLACE
    }
}
