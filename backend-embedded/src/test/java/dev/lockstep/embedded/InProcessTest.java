package dev.lockstep.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A close of a store whose last call never returns. */
class InProcessTest {

    @Test
    void a_store_that_stays_open_because_its_last_call_does_not_end_is_reported() throws InterruptedException {
        Endless store = new Endless();
        InProcess arm = new InProcess(store);
        Thread caller = new Thread(() -> call(arm));
        caller.setDaemon(true);
        caller.start();
        store.called.await();

        assertThatIllegalStateException().isThrownBy(arm::close).withMessageContaining("the store is still open");
        assertThat(store.cancelled).isTrue();
        assertThat(store.abandoned).isTrue();

        store.end.countDown();
    }

    private static void call(InProcess arm) {
        try {
            arm.apply(Operation.mutate("endless"));
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this test", e);
        }
    }

    private static final class Endless extends Store {
        private final CountDownLatch called = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean cancelled;
        private volatile boolean abandoned;

        @Override
        protected Outcome mutate(Operation.Mutate mutate) throws InterruptedException {
            called.countDown();
            end.await();
            return Outcome.Done.UNCOUNTED;
        }

        @Override
        public Operation.Query version() {
            throw new AssertionError("nobody asks this store for its version");
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void abandon() {
            abandoned = true;
        }

        @Override
        public void close() {
            throw new AssertionError("closing would wait for the call");
        }
    }
}
