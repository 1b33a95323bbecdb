package io.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.input.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "ada", "Ada.Lovelace", "ada@example.com", "7of9", "ada_l-x"})
    void aUserNameOfPlainCharactersIsTaken(String username) {
        assertThat(PersonRules.username("username", username)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ada lovelace", "<b>ada</b>", "ädä", ".ada", "ada\n", "ada\0"})
    void anyOtherUserNameIsRefusedWithAnExample(String username) {
        assertThat(PersonRules.username("username", username))
                .hasValueSatisfying(error -> assertThat(error.message()).contains("for example ada"));
    }

    @Test
    void aUserNameOfSixtyOneCharactersIsTooLong() {
        assertThat(PersonRules.username("username", "a".repeat(60))).isEmpty();
        assertThat(PersonRules.username("username", "a".repeat(61))).isPresent();
    }

    @Test
    void aPasswordHasTwelveToTwoHundredCharactersHoweverManyBytesTheyTake() {
        assertThat(PersonRules.password("ada", "a".repeat(11))).isPresent();
        assertThat(PersonRules.password("ada", "a".repeat(12))).isEmpty();
        assertThat(PersonRules.password("ada", "🔑".repeat(11))).isPresent();
        assertThat(PersonRules.password("ada", "🔑".repeat(200))).isEmpty();
        assertThat(PersonRules.password("ada", "a".repeat(201))).isPresent();
    }

    @Test
    void aPasswordIsNotTheUserName() {
        assertThat(PersonRules.password("ada.lovelace", " Ada.Lovelace "))
                .hasValueSatisfying(message -> assertThat(message).contains("must not be the user name"));
    }

    @Test
    void onlyARightPasswordIsComparedWithItsRepetition() {
        assertThat(PersonRules.password("password", "ada", "short", "again", "other"))
                .extracting(FieldError::field)
                .containsExactly("password");
        assertThat(PersonRules.password("password", "ada", "a".repeat(12), "again", "b".repeat(12)))
                .extracting(FieldError::field)
                .containsExactly("again");
    }

    @Test
    void twoLongPasswordsThatDifferAtTheEndAreTwoPasswords() {
        var passwords = new PasswordConfiguration().passwordEncoder();
        var hash = passwords.encode("a".repeat(100) + "1");

        assertThat(passwords.matches("a".repeat(100) + "1", hash)).isTrue();
        assertThat(passwords.matches("a".repeat(100) + "2", hash)).isFalse();
        assertThat(hash).startsWith("{pbkdf2-sha256-600k}");
    }
}
