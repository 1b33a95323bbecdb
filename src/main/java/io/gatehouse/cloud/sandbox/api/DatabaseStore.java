package io.gatehouse.cloud.sandbox.api;

import io.gatehouse.cloud.sandbox.world.WorldState;
import io.gatehouse.topology.AccountRegion;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps each simulated account in a row of the panel's database, in transactions of their own: like a real cloud's,
/// its resources stay when what the caller does is rolled back.
@Component
class DatabaseStore implements SandboxStore {

    /// More than there are replicas that could be faster each time.
    private static final int ATTEMPTS = 50;

    private final SandboxRows rows;
    private final TransactionTemplate transaction;
    private final Map<Long, ReentrantLock> locks = new ConcurrentHashMap<>();

    DatabaseStore(SandboxRows rows, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// Threads of this process take turns; other processes are noticed by the row's version.
    @Override
    public <T> T change(AccountRegion where, Function<WorldState, Changed<T>> step) {
        ReentrantLock lock = locks.computeIfAbsent(where.accountId(), _ -> new ReentrantLock());
        lock.lock();
        try {
            return changeOrRetry(where, step);
        } finally {
            lock.unlock();
        }
    }

    private <T> T changeOrRetry(AccountRegion where, Function<WorldState, Changed<T>> step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(_ -> changeNow(where, step))).answer();
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private <T> Changed<T> changeNow(AccountRegion where, Function<WorldState, Changed<T>> step) {
        SandboxRow row = rows.findById(where.accountId()).orElse(null);
        Changed<T> changed = step.apply(row == null ? NewAccount.of(where) : WorldJson.read(row.content()));
        String content = WorldJson.write(changed.state());
        if (row == null) {
            rows.saveAndFlush(new SandboxRow(where.accountId(), content));
        } else if (!row.content().equals(content)) {
            row.change(content);
            rows.saveAndFlush(row);
        }
        return changed;
    }
}
