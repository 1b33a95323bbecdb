package io.gatehouse.web;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells the failures of a database that cannot be reached, or cannot write, from those of what was asked of it.
final class DatabaseAway {

    static final String WORDS =
            "The panel’s database does not answer, or cannot write. Nothing was changed by this request. See that it"
                + " runs and that its disk has room, then try again. Runs wait for it and go on by themselves, and NAT"
                + " instances work on without it.";

    /// Connection, resources (a full disk), operator's intervention, system: the classes of SQLSTATE.
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /// H2's: closed, or its file cannot be read or written.
    private static final Set<Integer> OF_H2 = Set.of(90028, 90031, 90098, 90121);

    /// The pool's, of a connection that it threw away while somebody used it, and of itself when the panel stops.
    private static final Pattern CLOSED =
            Pattern.compile("Connection is closed|HikariDataSource .* has been closed\\.");

    private DatabaseAway() {}

    /// Whether that is why something failed.
    static boolean isCauseOf(Throwable failure) {
        return causes(failure).anyMatch(DatabaseAway::saysSo);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /// What the innermost of the failures says, in one line.
    static String said(Throwable failure) {
        Throwable innermost = causes(failure).reduce(failure, (_, cause) -> cause);
        return Objects.requireNonNullElse(innermost.getMessage(), innermost.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }

    private static boolean saysSo(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof SQLTransientConnectionException
                || (cause instanceof SQLException sql && isSaidBy(sql));
    }

    /// Whether the database itself says so. H2 calls it a general error that it cannot write at once after it opened.
    static boolean isSaidBy(SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        return (state.length() == 5 && CLASSES.contains(state.substring(0, 2)))
                || OF_H2.contains(failure.getErrorCode())
                || CLOSED.matcher(Objects.requireNonNullElse(failure.getMessage(), "")).matches()
                || causes(failure).anyMatch(IOException.class::isInstance);
    }
}
