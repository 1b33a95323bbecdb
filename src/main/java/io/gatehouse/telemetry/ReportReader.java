package io.gatehouse.telemetry;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.cloud.MemberChannel;
import io.gatehouse.cloud.MemberChannel.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Reads the queue of one account and region after the other, side by side. Reports are acknowledged once they are
/// stored, so one that is stored twice by a panel that dies in between is recognised, and none is lost.
@Component
class ReportReader {

    private static final Logger log = LoggerFactory.getLogger(ReportReader.class);

    /// How many batches are read of one queue before the others have their turn again.
    private static final int MOST_BATCHES = 50;

    /// How long a quiet queue is waited for. Every call costs, and a report wakes it at once.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// How soon it is noticed that the panel stops.
    private static final Duration SOON = Duration.ofMillis(200);

    private final MemberDirectory directory;
    private final Clouds clouds;
    private final ReportLedger ledger;
    private final MemberCommands commands;
    private final Map<Long, String> troubles = new ConcurrentHashMap<>();

    /// Whether the panel stops; then nobody needs to know what could not be kept.
    private volatile boolean stopping;

    ReportReader(MemberDirectory directory, Clouds clouds, ReportLedger ledger, MemberCommands commands) {
        this.directory = directory;
        this.clouds = clouds;
        this.ledger = ledger;
        this.commands = commands;
    }

    /// Reads all that waits, and returns when every queue has been quiet for a while or has had its turn, or when the
    /// panel stops: what is not acknowledged by then comes again.
    void readAll() throws InterruptedException {
        List<Thread> threads =
                directory.regions().stream()
                        .map(region -> Thread.ofVirtual().name("member-reports").start(() -> tryToRead(region)))
                        .toList();
        for (Thread thread : threads) {
            while (!stopping && !thread.join(SOON)) {
                // It waits for reports, or has many to read.
            }
        }
    }

    /// A queue that cannot be read is said once, not every few seconds.
    private void tryToRead(MemberDirectory.Region region) {
        long account = region.connection().where().accountId();
        try {
            read(region);
            troubles.remove(account);
        } catch (CloudException e) {
            String sentence = e.failure().sentence();
            boolean expected = e.failure().reason() == Reason.NOT_FOUND;
            if (!expected && !sentence.equals(troubles.put(account, sentence))) {
                log.warn("The reports of account {} cannot be read: {}", account, sentence);
            }
        } catch (DataAccessException | TransactionException e) {
            String cause = String.valueOf(getMostSpecificCause(e).getMessage());
            if (!stopping && !cause.equals(troubles.put(account, cause))) {
                log.warn("The reports of account {} wait for the panel’s database: {}", account, cause);
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                log.error("The reports of account {} cannot be kept; they are read again.", account, e);
            }
        }
    }

    /// Everything that is needed to keep reports goes then.
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    /// Reads the queue of one region.
    ///
    /// @throws CloudException when it cannot be read
    void read(MemberDirectory.Region region) {
        MemberChannel channel = clouds.connect(region.connection()).channel();
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            List<Report> reports = channel.receive(batch == 0 ? PATIENCE : Duration.ZERO);
            if (reports.isEmpty()) {
                break;
            }
            ledger.keep(region, reports);
            channel.acknowledge(reports);
        }
        commands.takeAway(region, channel);
    }

    void tidy() {
        ledger.tidy(directory.regions());
    }
}
