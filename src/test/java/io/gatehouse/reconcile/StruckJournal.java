package io.gatehouse.reconcile;

import io.gatehouse.reconcile.JournalEntry.Phase;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;

/// The panel's own journal, which can be made to fail at a write: whoever is at the run then loses its turn, as if it
/// had died there.
@TestConfiguration(proxyBeanMethods = false)
class StruckJournal {

    private static final AtomicReference<@Nullable Strike> NEXT = new AtomicReference<>();
    private static volatile Duration slowness = Duration.ZERO;

    /// Where it fails.
    ///
    /// @param phase at the first line of this phase
    /// @param written whether the line is committed before
    private record Strike(Phase phase, boolean written) {}

    static void strike(Phase phase, boolean written) {
        NEXT.set(new Strike(phase, written));
    }

    /// Lets it work as it should from now on.
    static void behave() {
        NEXT.set(null);
        slowness = Duration.ZERO;
    }

    static boolean hasStruck() {
        return NEXT.get() == null;
    }

    /// What each write takes from now on.
    static void slowDown(Duration duration) {
        slowness = duration;
    }

    /// Comes after the processor that makes the journal transactional.
    @Bean
    static BeanPostProcessor strikingJournal() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Journal journal ? new Struck(journal) : bean;
            }
        };
    }

    private record Struck(Journal journal) implements Journal {

        @Override
        public void write(Turn turn, List<JournalEntry> entries) {
            pause();
            Strike strike = NEXT.get();
            boolean struck =
                    strike != null
                            && entries.stream().anyMatch(entry -> entry.phase() == strike.phase())
                            && NEXT.compareAndSet(strike, null);
            if (!struck || strike.written()) {
                journal.write(turn, entries);
            }
            if (struck) {
                throw new DataAccessResourceFailureException("struck at " + strike);
            }
        }

        private static void pause() {
            try {
                Thread.sleep(slowness);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public List<JournalEntry> lines(long run) {
            return journal.lines(run);
        }

        @Override
        public Set<ResourceKey> recentlyCreated(NetworkId network, Duration within) {
            return journal.recentlyCreated(network, within);
        }
    }
}
