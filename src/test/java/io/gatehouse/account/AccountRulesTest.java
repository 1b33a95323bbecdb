package io.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.cloud.CloudKind;
import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/Gatehouse";

    @Test
    void whatIsTypedRightIsTakenWithoutItsBlanks() {
        assertThat(AccountRules.check(new AccountDraft(" Production ", " aws", " eu-west-1 ", " " + ROLE, " k3v7 ")))
                .isEqualTo(new Account(0, "Production", CloudKind.AWS, "eu-west-1", ROLE, "k3v7"));
    }

    @Test
    void theRoleAndTheExternalIdMayBeLeftOut() {
        assertThat(AccountRules.check(new AccountDraft("Production", "AWS", "eu-west-1", null, " ")))
                .isEqualTo(new Account(0, "Production", CloudKind.AWS, "eu-west-1", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-gov-west-1", "ap-southeast-5", "cn-north-1", "us-iso-east-1"})
    void everyRegionOfAwsIsTaken(String region) {
        assertThat(AccountRules.check(new AccountDraft("a", "AWS", region, null, null)).region()).isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:role/Gatehouse",
                "arn:aws-cn:iam::123456789012:role/Gatehouse",
                "arn:aws-us-gov:iam::123456789012:role/team/network/Gate.house_1@x"
            })
    void everyPartitionsRolesAreTaken(String arn) {
        assertThat(AccountRules.check(new AccountDraft("a", "AWS", "eu-west-1", arn, null)).roleArn()).isEqualTo(arn);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndOncePerField() {
        assertThat(errors(new AccountDraft(null, null, null, "Gatehouse", "x")))
                .extracting(FieldError::field)
                .containsExactly("name", "kind", "region", "roleArn", "externalId");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    name,       '',    AWS,     eu-west-1,    ,
                    kind,       a,     AZURE,   eu-west-1,    ,
                    region,     a,     AWS,     eu-west-1a,   ,
                    region,     a,     AWS,     Ireland,      ,
                    region,     a,     AWS,     EU-WEST-1,    ,
                    roleArn,    a,     AWS,     eu-west-1,    arn:aws:iam::12345:role/Gatehouse,
                    roleArn,    a,     AWS,     eu-west-1,    arn:aws:iam::123456789012:user/me,
                    roleArn,    a,     SANDBOX, eu-west-1,    arn:aws:iam::123456789012:role/Gatehouse,
                    externalId, a,     AWS,     eu-west-1,    ,                                        k3v7
                    externalId, a,     AWS,     eu-west-1,    arn:aws:iam::123456789012:role/Gatehouse, a b
                    """)
    void aBrokenRuleIsSaidAtItsFieldWithAnExample(
            String field, String name, String kind, String region, @Nullable String arn, @Nullable String externalId) {
        assertThat(errors(new AccountDraft(name, kind, region, arn, externalId)))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.field()).isEqualTo(field);
                    assertThat(error.message()).matches("(?s).*(example|empty|Choose).*");
                });
    }

    @Test
    void aNameOfTwoLinesOrThreeHundredCharactersIsRefused() {
        assertThat(errors(new AccountDraft("a\nb", "AWS", "eu-west-1", null, null))).hasSize(1);
        assertThat(errors(new AccountDraft("a".repeat(300), "AWS", "eu-west-1", null, null))).hasSize(1);
    }

    private static List<FieldError> errors(AccountDraft draft) {
        return catchThrowableOfType(InvalidInputException.class, () -> AccountRules.check(draft)).errors();
    }
}
