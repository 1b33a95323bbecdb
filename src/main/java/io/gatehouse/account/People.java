package io.gatehouse.account;

import io.gatehouse.audit.AuditLog;
import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people who use the panel.
@Service
public class People {

    private final PersonRows rows;
    private final PasswordEncoder passwords;
    private final AuditLog audit;
    private final Clock clock;

    /// Nobody is ever deleted, so once there was somebody there is no need to ask the database again.
    private volatile boolean somebody;

    People(PersonRows rows, PasswordEncoder passwords, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /// Whether nobody can sign in yet, because the panel has not been set up.
    @Transactional(readOnly = true)
    public boolean nobody() {
        if (!somebody) {
            somebody = rows.count() > 0;
        }
        return !somebody;
    }

    /// Everybody, by user name.
    @Transactional(readOnly = true)
    public List<Person> all() {
        return rows.findAllByOrderByFoldedUsernameAsc().stream().map(PersonRow::person).toList();
    }

    /// The person with this user name, whatever its case; empty when there is none.
    @Transactional(readOnly = true)
    public Optional<Person> find(String username) {
        return row(username).map(PersonRow::person);
    }

    /// Changes a person's own password.
    ///
    /// @param username who they are
    /// @param draft what they typed
    /// @throws InvalidInputException when the current password is not theirs, or the new one breaks a rule
    @Transactional
    public void changePassword(String username, PasswordDraft draft) {
        var row = row(username).orElseThrow(() -> new IllegalStateException("nobody is called " + username));
        var errors = new ArrayList<FieldError>();
        if (!passwords.matches(draft.currentPassword(), row.passwordHash())) {
            errors.add(
                    new FieldError("currentPassword", "This is not your password. Type the one you signed in with."));
        }
        errors.addAll(
                PersonRules.password(
                        "newPassword", username, draft.newPassword(), "repeatedPassword", draft.repeatedPassword()));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        row.changePassword(passwords.encode(draft.newPassword()));
        audit.record(username, "password changed", subject(row.person()), "");
    }

    /// Writes down that a person signed in.
    ///
    /// @param address where from
    @Transactional
    public void signedIn(String username, String address) {
        row(username)
                .ifPresent(row -> {
                    row.signedIn(clock.instant());
                    audit.record(username, "signed in", subject(row.person()), "from " + address);
                });
    }

    /// Adds the first administrator. The caller has checked what was typed.
    @Transactional
    Person addAdministrator(String username, String password, String how) {
        var hash = passwords.encode(password);
        var person =
                rows.saveAndFlush(new PersonRow(username, hash, PersonRole.ADMINISTRATOR, clock.instant())).person();
        audit.record(username, "person added", subject(person), how);
        return person;
    }

    Optional<PersonRow> row(String username) {
        return rows.findByFoldedUsername(PersonRow.fold(username));
    }

    private static String subject(Person person) {
        return "person “%s”".formatted(person.username());
    }
}
