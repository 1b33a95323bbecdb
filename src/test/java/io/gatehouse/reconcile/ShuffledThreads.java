package io.gatehouse.reconcile;

import io.gatehouse.reconcile.MortalPanel.Dead;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// Lets what would go on side by side go on one by one, in an order that a seed decides: any order in which it could
/// have ended, and the same order every time.
///
/// When one of them dies, they all do, and whoever hands out the work is interrupted.
///
/// The next piece of work begins only when the thread that hands them out waits for one to end, so that nothing depends
/// on who is faster.
final class ShuffledThreads implements Executor, AutoCloseable {

    private final Thread master = Thread.currentThread();
    private final RandomGenerator random;
    private final List<Runnable> ready = new ArrayList<>();
    private final Thread worker;
    private volatile boolean closed;

    /// To be made, and closed, by the thread that hands out the work.
    ShuffledThreads(RandomGenerator random) {
        this.random = random;
        this.worker = Thread.ofPlatform().name("shuffled").start(this::work);
    }

    @Override
    public void execute(Runnable work) {
        synchronized (ready) {
            ready.add(work);
        }
    }

    private void work() {
        while (!closed) {
            if (master.getState() == Thread.State.TIMED_WAITING) {
                try {
                    pick().run();
                } catch (Dead e) {
                    master.interrupt();
                    return;
                }
            } else {
                Thread.yield();
            }
        }
    }

    private Runnable pick() {
        synchronized (ready) {
            return ready.isEmpty() ? Thread::yield : ready.remove(random.nextInt(ready.size()));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
