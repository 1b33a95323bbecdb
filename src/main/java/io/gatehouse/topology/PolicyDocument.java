package io.gatehouse.topology;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/// An IAM policy by its meaning: two documents that allow the same, written differently, are equal.
///
/// @param statements in the order of their sids
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">policy grammar</a>
public record PolicyDocument(List<Statement> statements) {

    public PolicyDocument {
        statements = statements.stream().sorted(java.util.Comparator.comparing(Statement::sid)).toList();
    }

    /// One statement.
    ///
    /// @param sid its id, letters and digits
    /// @param effect `Allow` or `Deny`
    /// @param conditions operator to condition key to values
    public record Statement(
            String sid,
            String effect,
            SortedSet<String> actions,
            SortedSet<String> resources,
            SortedMap<String, SortedMap<String, SortedSet<String>>> conditions) {

        /// A statement that allows.
        public static Statement allow(
                String sid,
                SortedSet<String> actions,
                SortedSet<String> resources,
                Map<String, SortedMap<String, SortedSet<String>>> conditions) {
            return new Statement(sid, "Allow", actions, resources, new java.util.TreeMap<>(conditions));
        }
    }
}
