package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkersTest {

    private static final Duration NOT_LONG = Duration.ofMillis(100);

    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void theyAreLeftWhenTheirCallsAreDone() throws Exception {
        var begun = new CountDownLatch(1);
        try (var workers = workers(Duration.ofMinutes(1))) {
            begin(workers, begun, () -> LockSupport.parkNanos(200_000_000));
            begun.await();
        }
        assertThat(done).isTrue();
    }

    @Test
    void aCallThatDoesNotEndIsGivenUp() throws Exception {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var workers = workers(NOT_LONG)) {
            begin(workers, begun, () -> await(never));
            begun.await();
        }
        assertThat(done).isFalse();
        never.countDown();
    }

    @Test
    void whoeverLeavesThemWaitsAlsoWhenItIsInterruptedAndIsNotAfterwards() throws Exception {
        var begun = new CountDownLatch(1);
        var workers = workers(Duration.ofMinutes(1));
        begin(workers, begun, () -> LockSupport.parkNanos(200_000_000));
        begun.await();

        Thread.currentThread().interrupt();
        workers.close();

        assertThat(Thread.interrupted()).isFalse();
        assertThat(done).isTrue();
    }

    @Test
    void nothingBeginsAfterwards() {
        var workers = workers(NOT_LONG);
        workers.close();
        assertThatThrownBy(() -> workers.call(() -> done.set(true))).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> workers.finish(() -> done.set(true))).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(workers::refuseWhenStopping).isInstanceOf(InterruptedException.class);
        assertThat(done).isFalse();
    }

    @Test
    void nothingBeginsWhenThePanelIsAboutToStop() {
        try (var workers = new Workers(Thread::startVirtualThread, () -> true, NOT_LONG)) {
            assertThatThrownBy(() -> workers.call(() -> done.set(true))).isInstanceOf(InterruptedException.class);
        }
        assertThat(done).isFalse();
    }

    /// Has one of them make a call that takes a while.
    private void begin(Workers workers, CountDownLatch begun, Runnable call) {
        workers.execute(() -> {
            try {
                workers.call(() -> {
                    begun.countDown();
                    call.run();
                    done.set(true);
                });
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Workers workers(Duration patience) {
        return new Workers(Thread::startVirtualThread, () -> false, patience);
    }
}
