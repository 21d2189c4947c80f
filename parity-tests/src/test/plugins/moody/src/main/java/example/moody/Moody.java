package example.moody;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A sound transport, and some that misbehave. */
public class Moody implements BackendProvider {

    @Override
    public String system() {
        return "moody";
    }

    @Override
    public String transport() {
        return "embedded";
    }

    @Override
    public Backend open(ArmContext context) {
        return new Names();
    }

    /** The names in memory. */
    static class Names implements Backend {
        private final List<String> names = new ArrayList<>();

        @Override
        public Outcome apply(Operation operation) {
            if (operation instanceof MoodyWorkload.Keep keep) {
                names.add(keep.kept());
                return Outcome.Done.affecting(1);
            }
            return new Outcome.Rows(names.stream().map(name -> Row.texts(name)).toList());
        }

        @Override
        public void close() {}
    }

    /** A sound transport that has the name of a second opening of the other. */
    public static final class Again extends Moody {
        @Override
        public String transport() {
            return "embedded-again";
        }
    }

    /** Ends the process with its third change. */
    public static final class Exiting extends Moody {
        @Override
        public String transport() {
            return "exiting";
        }

        @Override
        public Backend open(ArmContext context) {
            return new Names() {
                private int left = 3;

                @Override
                public Outcome apply(Operation operation) {
                    if (operation instanceof MoodyWorkload.Keep && --left == 0) {
                        System.exit(0);
                    }
                    return super.apply(operation);
                }
            };
        }
    }

    /** Never opens, whoever interrupts it. */
    public static final class Stuck extends Moody {
        @Override
        public String transport() {
            return "stuck";
        }

        @Override
        public Backend open(ArmContext context) {
            while (true) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    continue;
                }
            }
        }
    }

    /** Fails when it is closed. */
    public static final class Failing extends Moody {
        @Override
        public String transport() {
            return "failing";
        }

        @Override
        public Backend open(ArmContext context) {
            return new Names() {
                @Override
                public void close() {
                    throw new AssertionError("not like this");
                }
            };
        }
    }

    /** Counts wrongly each second time that it is opened. */
    public static final class Flaky extends Moody {
        private static final AtomicInteger OPENED = new AtomicInteger();

        @Override
        public String transport() {
            return "flaky";
        }

        @Override
        public Backend open(ArmContext context) {
            boolean wrong = OPENED.getAndIncrement() % 2 == 0;
            return new Names() {
                @Override
                public Outcome apply(Operation operation) {
                    Outcome outcome = super.apply(operation);
                    return wrong && outcome instanceof Outcome.Done ? Outcome.Done.affecting(2) : outcome;
                }
            };
        }
    }

    /** Counts at random. */
    public static final class Noisy extends Moody {
        private static final AtomicInteger COUNTED = new AtomicInteger();

        @Override
        public String transport() {
            return "noisy";
        }

        @Override
        public Backend open(ArmContext context) {
            return new Names() {
                @Override
                public Outcome apply(Operation operation) {
                    Outcome outcome = super.apply(operation);
                    return outcome instanceof Outcome.Done
                            ? Outcome.Done.affecting(10 + COUNTED.getAndIncrement())
                            : outcome;
                }
            };
        }
    }

    /** Ends the process as soon as it is created. */
    public static final class Quitting extends Moody {
        public Quitting() {
            System.exit(0);
        }
    }
}
