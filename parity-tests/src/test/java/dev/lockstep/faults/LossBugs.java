package dev.lockstep.faults;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Outcome;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Bugs after which there is no answer any more. Each happens at the first query of a step. */
final class LossBugs {

    private LossBugs() {}

    /** The arm is gone. */
    static final class Killed implements Bug {
        @Override
        public Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
            if (operation instanceof Query) {
                arm.close();
            }
            return arm.ask(operation);
        }
    }

    /** The arm does not answer but can be interrupted. */
    static final class Hung implements Bug {
        @Override
        public Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
            if (operation instanceof Query) {
                new CountDownLatch(1).await();
            }
            return arm.ask(operation);
        }
    }

    /** The arm does not answer and ignores interruption until it is closed. */
    static final class DeafAndHung implements Bug {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
            while (operation instanceof Query && closed.getCount() > 0) {
                try {
                    closed.await();
                } catch (InterruptedException unheard) {
                    continue;
                }
            }
            return arm.ask(operation);
        }

        @Override
        public void close(Healthy arm) {
            closed.countDown();
            arm.close();
        }
    }

    /** The probes do not answer. */
    static final class HungProbes implements Bug {
        @Override
        public List<Outcome> read(List<Query> queries, Healthy arm) throws InterruptedException {
            new CountDownLatch(1).await();
            return arm.read(queries);
        }
    }

    /** The backend's own code fails. */
    static final class Throwing implements Bug {
        @Override
        public Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
            if (operation instanceof Query) {
                throw new IllegalStateException("planted");
            }
            return arm.ask(operation);
        }
    }

    /** Everything works until the arm is closed. */
    static final class FailingClose implements Bug {
        @Override
        public void close(Healthy arm) {
            arm.close();
            throw new IllegalStateException("planted");
        }
    }
}
