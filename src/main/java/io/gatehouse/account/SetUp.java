package io.gatehouse.account;

import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Makes the first person of an empty panel, once somebody proves that they can read its log.
@Service
public class SetUp {

    private static final Logger log = LoggerFactory.getLogger(SetUp.class);

    private final People people;
    private final SetUpCodes codes;
    private final TransactionOperations transactions;

    SetUp(People people, SetUpCodes codes, TransactionOperations transactions) {
        this.people = people;
        this.codes = codes;
        this.transactions = transactions;
    }

    /// Whether the panel still has to be set up.
    public boolean needed() {
        return people.nobody();
    }

    /// Prints a new one-time code in the log.
    ///
    /// @param page where it is to be entered, for example `http://127.0.0.1:8080/set-up`
    public void printCode(String page) {
        log.info(
                """

                --------------------------------------------------------------------
                  Gatehouse is not set up yet. Open
                      {}
                  and enter this one-time code:
                      {}
                --------------------------------------------------------------------
                """,
                page,
                codes.issue());
    }

    /// Makes the first administrator.
    ///
    /// @param draft what was typed
    /// @param page where a new code is to be entered, when this try made the others worthless
    /// @throws InvalidInputException when the code is wrong or a rule is broken
    /// @throws AlreadySetUpException when somebody was faster
    public Person complete(SetUpDraft draft, String page) {
        var errors = new ArrayList<FieldError>();
        tryCode(draft.code(), page).ifPresent(message -> errors.add(new FieldError("code", message)));
        PersonRules.username("username", draft.username()).ifPresent(errors::add);
        errors.addAll(
                PersonRules.password(
                        "password", draft.username(), draft.password(), "repeatedPassword", draft.repeatedPassword()));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return Objects.requireNonNull(transactions.execute(status -> create(draft)));
    }

    private Person create(SetUpDraft draft) {
        if (!codes.spend() || !people.nobody()) {
            throw new AlreadySetUpException();
        }
        return people.addAdministrator(draft.username(), draft.password(), "set up with the one-time code");
    }

    private Optional<String> tryCode(String typed, String page) {
        if (typed.isEmpty()) {
            return Optional.of("Enter the one-time code that the log of Gatehouse shows, for example K7QM-3XTA-9RWB.");
        }
        return switch (codes.attempt(typed)) {
            case RIGHT -> Optional.empty();
            case WRONG -> Optional.of("This is not the code that the log shows. Look for the newest one.");
            case WORTHLESS -> {
                printCode(page);
                yield Optional.of(
                        "This was not the code, %d times now. The log shows a new one.".formatted(SetUpCodes.TRIES));
            }
        };
    }
}
