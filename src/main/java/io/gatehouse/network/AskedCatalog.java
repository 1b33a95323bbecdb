package io.gatehouse.network;

import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A catalog that is asked until it fails; after that it is not asked again, and its failure is one error of the
/// account's.
final class AskedCatalog {

    /// The field at which a failure shows.
    static final String FIELD = "accountId";

    private final @Nullable CloudCatalog catalog;
    private final Findings findings;

    /// @param catalog null when there is none to ask
    AskedCatalog(@Nullable CloudCatalog catalog, Findings findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    /// The catalog's answer; empty once it has failed.
    <T> Optional<T> ask(Function<CloudCatalog, T> question) {
        if (catalog == null) {
            findings.error(FIELD, "Choose one of the accounts that Gatehouse may use, for example Sandbox.");
        }
        if (catalog == null || findings.has(FIELD)) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(catalog));
        } catch (CloudException e) {
            findings.error(FIELD, "Gatehouse cannot see what this account offers. " + e.failure().sentence());
            return Optional.empty();
        }
    }
}
