package io.gatehouse.reconcile;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The threads that work on one run.
///
/// When the panel stops, what they are in the middle of is finished and written down, and nothing else begins: the
/// database is there until they have come to rest. None of them is interrupted, for an interrupted write takes the
/// embedded database's file along.
final class Workers implements AutoCloseable {

    private static final int CALLS_AT_ONCE = 12;

    private final Executor threads;
    private final BooleanSupplier stopping;
    private final Duration patience;
    private final Semaphore calls = new Semaphore(CALLS_AT_ONCE);
    private final ReentrantReadWriteLock work = new ReentrantReadWriteLock();
    private volatile boolean closed;

    /// @param stopping whether the panel is about to stop
    /// @param patience how long a call may take until then. The answer of a longer one is lost, and looked for when the
    ///   run goes on
    Workers(Executor threads, BooleanSupplier stopping, Duration patience) {
        this.threads = threads;
        this.stopping = stopping;
        this.patience = patience;
    }

    void execute(Runnable task) {
        threads.execute(task);
    }

    /// Whether the panel is about to stop.
    boolean areStopping() {
        return stopping.getAsBoolean();
    }

    /// Returns when the run is to go on.
    ///
    /// @throws InterruptedException when the panel stops, or the run has been left
    void refuseWhenStopping() throws InterruptedException {
        if (closed || areStopping()) {
            throw new InterruptedException("The panel stops.");
        }
    }

    /// Does something that is not to be cut off.
    ///
    /// @throws InterruptedException when the panel stops; it has not begun
    <T> T finish(Supplier<T> piece) throws InterruptedException {
        refuseWhenStopping();
        if (!work.readLock().tryLock()) {
            throw new InterruptedException("The panel has stopped.");
        }
        try {
            return piece.get();
        } finally {
            work.readLock().unlock();
        }
    }

    /// Does something that is not to be cut off.
    ///
    /// @throws InterruptedException when the panel stops; it has not begun
    void finish(Runnable piece) throws InterruptedException {
        finish(() -> {
            piece.run();
            return piece;
        });
    }

    /// Makes a call to the cloud when it is its turn, and does what is to be done with its answer.
    ///
    /// @throws InterruptedException when the panel stops; the call was not made
    <T> T call(Supplier<T> call) throws InterruptedException {
        calls.acquire();
        try {
            return finish(call);
        } finally {
            calls.release();
        }
    }

    /// Makes a call to the cloud when it is its turn, and does what is to be done with its answer.
    ///
    /// @throws InterruptedException when the panel stops; the call was not made
    void call(Runnable call) throws InterruptedException {
        call(() -> {
            call.run();
            return call;
        });
    }

    /// Returns when nobody is in the middle of anything, or has been for too long. Afterwards nothing begins.
    @Override
    public void close() {
        closed = true;
        long end = System.nanoTime() + patience.toNanos();
        boolean waits = true;
        while (waits) {
            try {
                // Kept for ever, so that nobody slips in who had asked before.
                var _ = work.writeLock().tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                waits = false;
            } catch (InterruptedException e) {
                // Waited for all the same, and not passed on: whoever closes has yet to write down where the run is.
            }
        }
    }
}
