package io.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.audit.AuditEntry;
import io.gatehouse.audit.AuditLog;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@DataJpaTest
@Import({Accounts.class, Actor.class, AuditLog.class, AccountsTest.Surroundings.class})
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:accounts")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
class AccountsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Autowired private Accounts accounts;
    @Autowired private AuditLog audit;
    @Autowired private Surroundings surroundings;

    @BeforeEach
    void nothingStandsOnAnyAccount() {
        surroundings.standing.clear();
    }

    @Test
    void theSandboxIsThereFromTheFirstStart() {
        assertThat(accounts.all())
                .extracting(Account::name, Account::kind, Account::region)
                .containsExactly(tuple("Sandbox", CloudKind.SANDBOX, "eu-west-1"));
    }

    @Test
    void anAccountIsFoundAsItWasSaved() {
        var saved = accounts.create(draft(" Production "));

        assertThat(accounts.find(saved.id())).contains(saved);
        assertThat(saved.name()).isEqualTo("Production");
        assertThat(accounts.connection(saved.id())).isEqualTo(saved.connection());
        assertThat(saved.connection().where().accountId()).isEqualTo(saved.id());
    }

    @Test
    void everyChangeIsInTheAuditLog() {
        var saved = accounts.create(draft("Production"));
        accounts.change(saved.id(), draft("Live"));
        accounts.delete(saved.id());

        assertThat(audit.page(0, 10).entries())
                .extracting(AuditEntry::at, AuditEntry::actor, AuditEntry::action, AuditEntry::subject)
                .containsExactly(
                        tuple(NOW, "gatehouse", "account deleted", "account “Live”"),
                        tuple(NOW, "gatehouse", "account changed", "account “Live”"),
                        tuple(NOW, "gatehouse", "account created", "account “Production”"));
    }

    @Test
    void twoNamesThatDifferInCaseAloneAreTheSame() {
        accounts.create(draft("Production"));

        assertThat(errorsOf(() -> accounts.create(draft("PRODUCTION"))))
                .extracting(FieldError::field)
                .containsExactly("name");
    }

    @Test
    void anAccountMayKeepItsNameWhenItChanges() {
        var saved = accounts.create(draft("Production"));

        assertThat(accounts.change(saved.id(), draft("production")).name()).isEqualTo("production");
    }

    @Test
    void whatNetworksStandOnDoesNotChange() {
        var sandbox = accounts.all().getFirst();

        var changed = accounts.change(sandbox.id(), new AccountDraft("Play", "AWS", "us-east-1", "", ""));

        assertThat(changed).isEqualTo(new Account(sandbox.id(), "Play", CloudKind.SANDBOX, "eu-west-1", null, null));
    }

    @Test
    void anAccountWithNetworksIsNotDeleted() {
        var saved = accounts.create(draft("Production"));
        surroundings.standing.add("network “payments”");

        assertThatThrownBy(() -> accounts.delete(saved.id()))
                .isInstanceOf(AccountInUseException.class)
                .hasMessage("Account “Production” is used by network “payments”. Delete that first.");
        assertThat(accounts.find(saved.id())).isPresent();
    }

    @Test
    void anAccountThatIsNotThereIsSaidToBeNotThere() {
        assertThat(accounts.find(99)).isEmpty();
        assertThatThrownBy(() -> accounts.connection(99)).isInstanceOf(NoSuchAccountException.class);
        assertThatThrownBy(() -> accounts.change(99, draft("x"))).isInstanceOf(NoSuchAccountException.class);
        assertThatThrownBy(() -> accounts.delete(99)).isInstanceOf(NoSuchAccountException.class);
    }

    private static AccountDraft draft(String name) {
        return new AccountDraft(name, "AWS", "eu-west-1", "arn:aws:iam::123456789012:role/Gatehouse", "k3v7");
    }

    private static List<FieldError> errorsOf(Runnable attempt) {
        return catchThrowableOfType(InvalidInputException.class, attempt::run).errors();
    }

    @TestConfiguration
    static class Surroundings {

        final List<String> standing = new ArrayList<>();

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        AccountUse standing() {
            return account -> standing;
        }
    }
}
