package io.gatehouse.account;

import io.gatehouse.audit.AuditLog;
import io.gatehouse.input.InvalidInputException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The tokens by which programs use the API in a person's name. The database keeps their SHA-256 digests alone: a token
/// is 256 random bits, so there is nothing that a slow hash would protect.
@Service
public class ApiTokens {

    private static final String PREFIX = "gh_";
    private static final int LENGTH = 43;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + LENGTH + "}");
    private static final int NAME_LENGTH = 60;

    /// How exact the time of the last use is: a busy program must not write to the database with every call.
    private static final Duration EXACT_TO = Duration.ofMinutes(1);

    private final ApiTokenRows rows;
    private final People people;
    private final AuditLog audit;
    private final Clock clock;

    ApiTokens(ApiTokenRows rows, People people, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes a token for a person.
    ///
    /// @param name what it is for
    /// @throws InvalidInputException when it has no name that would do
    @Transactional
    public NewApiToken create(String username, @Nullable String name) {
        var clean = name == null ? "" : name.strip();
        if (clean.isEmpty() || clean.length() > NAME_LENGTH || clean.chars().anyMatch(Character::isISOControl)) {
            throw InvalidInputException.of(
                    "name", "Say what the token is for in 1 to 60 characters on one line, for example backup script.");
        }
        var person = people.row(username).orElseThrow(() -> new IllegalStateException("nobody is called " + username));
        var secret = PREFIX + RandomText.of(LENGTH, RandomText.BASE62);
        var row = rows.saveAndFlush(new ApiTokenRow(person, clean, Digests.sha256(secret), clock.instant()));
        audit.record(username, "API token created", subject(row.token()), "");
        return new NewApiToken(row.token(), secret);
    }

    /// The tokens of a person, oldest first.
    @Transactional(readOnly = true)
    public List<ApiToken> of(String username) {
        return rows.of(PersonRow.fold(username)).stream().map(ApiTokenRow::token).toList();
    }

    /// Makes a token of a person worthless, at once and for good.
    ///
    /// @return whether the person had a token with this id
    @Transactional
    public boolean revoke(String username, long id) {
        var row = rows.find(PersonRow.fold(username), id);
        row.ifPresent(found -> {
            rows.delete(found);
            audit.record(username, "API token revoked", subject(found.token()), "");
        });
        return row.isPresent();
    }

    /// The person in whose name a token speaks; empty when it is not one, or was revoked.
    @Transactional
    public Optional<Person> owner(String secret) {
        if (!SHAPE.matcher(secret).matches()) {
            return Optional.empty();
        }
        var digest = Digests.sha256(secret);
        var row = rows.findByDigest(digest);
        var owner = row.map(found -> found.person().person());
        if (row.filter(this::needsTime).isPresent()) {
            rows.used(digest, clock.instant());
        }
        return owner;
    }

    private boolean needsTime(ApiTokenRow row) {
        var last = row.lastUsedAt();
        return last == null || last.plus(EXACT_TO).isBefore(clock.instant());
    }

    private static String subject(ApiToken token) {
        return "API token “%s”".formatted(token.name());
    }
}
