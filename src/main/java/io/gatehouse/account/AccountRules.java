package io.gatehouse.account;

import io.gatehouse.cloud.CloudKind;
import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules for what is typed about an account, one problem per field.
final class AccountRules {

    static final int NAME_LENGTH = 60;

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    private static final int REGION_LENGTH = 40;
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws(-[a-z]+)*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    private final List<FieldError> errors = new ArrayList<>();

    private AccountRules() {}

    /// The account that was meant, still without an id.
    ///
    /// @throws InvalidInputException when a rule is broken
    static Account check(AccountDraft draft) {
        var rules = new AccountRules();
        var name = rules.name(draft.name());
        var kind = rules.kind(draft.kind());
        var region = rules.region(draft.region());
        var roleArn = rules.roleArn(kind, draft.roleArn());
        var externalId = rules.externalId(roleArn, draft.externalId());
        if (!rules.errors.isEmpty()) {
            throw new InvalidInputException(rules.errors);
        }
        return new Account(0, name, kind, region, roleArn, externalId);
    }

    private String name(@Nullable String typed) {
        var name = trimmed(typed);
        if (name.isEmpty() || name.length() > NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            error("name", "Give the account a name of 1 to 60 characters on one line, for example Production.");
        }
        return name;
    }

    private CloudKind kind(@Nullable String typed) {
        return switch (trimmed(typed).toUpperCase(Locale.ROOT)) {
            case "SANDBOX" -> CloudKind.SANDBOX;
            case "AWS" -> CloudKind.AWS;
            default -> {
                error("kind", "Choose AWS for a real account, or SANDBOX for a simulated one.");
                yield CloudKind.AWS;
            }
        };
    }

    private String region(@Nullable String typed) {
        var region = trimmed(typed);
        if (region.length() > REGION_LENGTH || !REGION.matcher(region).matches()) {
            error("region", "Write the region’s code as AWS does, for example eu-west-1.");
        }
        return region;
    }

    private @Nullable String roleArn(CloudKind kind, @Nullable String typed) {
        var arn = trimmed(typed);
        if (arn.isEmpty()) {
            return null;
        }
        if (kind == CloudKind.SANDBOX) {
            error("roleArn", "The sandbox has no roles. Leave this empty.");
        } else if (!ROLE_ARN.matcher(arn).matches()) {
            error(
                    "roleArn",
                    "Write the role’s whole ARN, for example arn:aws:iam::123456789012:role/Gatehouse, or leave this"
                            + " empty to use the panel’s own credentials.");
        }
        return arn;
    }

    private @Nullable String externalId(@Nullable String roleArn, @Nullable String typed) {
        var externalId = trimmed(typed);
        if (externalId.isEmpty()) {
            return null;
        }
        if (roleArn == null) {
            error("externalId", "An external id belongs to a role. Give the role’s ARN too, or leave this empty.");
        } else if (!EXTERNAL_ID.matcher(externalId).matches()) {
            error(
                    "externalId",
                    "An external id has 2 to 1,224 characters: letters, digits and + = , . @ : / - _, for example"
                            + " gatehouse-7f3k.");
        }
        return externalId;
    }

    private void error(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    private static String trimmed(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
