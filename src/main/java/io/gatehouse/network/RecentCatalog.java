package io.gatehouse.network;

import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A catalog that gives the same answer to the same question for a while, failures too, so that a form that is checked
/// while somebody types does not call the cloud at every key.
final class RecentCatalog implements CloudCatalog {

    /// For what AWS changes a few times a year.
    private static final Duration LONG = Duration.ofMinutes(10);

    /// For what the account's owner may be changing in another window.
    private static final Duration SHORT = Duration.ofSeconds(10);

    private static final int MOST_ANSWERS = 1_000;

    private final CloudCatalog catalog;
    private final Clock clock;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(Instant from, Instant until, @Nullable Object answer, @Nullable CloudException failure) {

        /// Not when somebody has put the clock back since.
        private boolean isGoodAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    RecentCatalog(CloudCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public List<String> zones() {
        return ask("zones", LONG, catalog::zones);
    }

    @Override
    public Optional<InstanceType> instanceType(String name) {
        return ask("type " + name, LONG, () -> catalog.instanceType(name));
    }

    @Override
    public Optional<List<String>> zonesWith(String instanceType) {
        return ask("zones with " + instanceType, LONG, () -> catalog.zonesWith(instanceType));
    }

    @Override
    public Optional<Image> image(String imageId) {
        return ask("image " + imageId, LONG, () -> catalog.image(imageId));
    }

    @Override
    public Optional<Image> defaultImage(Architecture architecture) {
        return ask("default image " + architecture, LONG, () -> catalog.defaultImage(architecture));
    }

    @Override
    public List<FreeAddress> freeAddresses() {
        return ask("free addresses", SHORT, catalog::freeAddresses);
    }

    @Override
    public Optional<Integer> elasticIpsLeft() {
        return ask("addresses left", SHORT, catalog::elasticIpsLeft);
    }

    @Override
    public Optional<Integer> rulesPerGroup() {
        return ask("rules per group", LONG, catalog::rulesPerGroup);
    }

    @Override
    public String awsAccount() {
        return ask("account", LONG, catalog::awsAccount);
    }

    @SuppressWarnings("unchecked")
    private <T> T ask(String question, Duration good, Supplier<T> cloud) {
        Instant now = clock.instant();
        Answer known = answers.get(question);
        Answer answer = known != null && known.isGoodAt(now) ? known : fresh(question, now, good, cloud);
        if (answer.failure() != null) {
            throw answer.failure();
        }
        return (T) java.util.Objects.requireNonNull(answer.answer());
    }

    private Answer fresh(String question, Instant now, Duration good, Supplier<?> cloud) {
        Answer answer;
        try {
            answer = new Answer(now, now.plus(good), cloud.get(), null);
        } catch (CloudException e) {
            answer = new Answer(now, now.plus(SHORT), null, e);
        }
        if (answers.size() >= MOST_ANSWERS) {
            answers.clear();
        }
        answers.put(question, answer);
        return answer;
    }
}
