package dev.lockstep.junit;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Row;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.WrongShelf;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Arms of the shelf, given by class: right ones, wrong ones and absent ones. */
final class Arms {

    private Arms() {}

    static final class ShelfSystem implements SystemProvider {
        @Override
        public SystemUnderTest system() {
            return Shelf.SYSTEM;
        }
    }

    private static BackendProvider shelf(String name, UnaryOperator<Backend> change) {
        return Shelf.arm(name, change).provider();
    }

    static final class Right implements ForwardingProvider {
        @Override
        public BackendProvider provider() {
            return shelf("right", UnaryOperator.identity());
        }
    }

    static final class Alike implements ForwardingProvider {
        @Override
        public BackendProvider provider() {
            return shelf("alike", UnaryOperator.identity());
        }
    }

    /** Loses the last of several things from every read. */
    static final class Lossy implements ForwardingProvider {
        @Override
        public BackendProvider provider() {
            return shelf("lossy", WrongShelf.rows(rows -> rows.size() < 3 ? rows : rows.subList(0, rows.size() - 1)));
        }
    }

    /** Is not on this machine. */
    static final class Absent implements ForwardingProvider {
        @Override
        public BackendProvider provider() {
            return shelf("absent", UnaryOperator.identity());
        }

        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            throw new ArmUnavailableException("no shelf hangs here");
        }
    }

    /** Refuses a second thing of a name with another code. */
    static final class OtherCode implements ForwardingProvider {
        @Override
        public BackendProvider provider() {
            return shelf("othercode", Answering.refusing(new Outcome.Refused("DUPLICATE", "410", "")));
        }
    }

    /** Throws where it should answer. */
    static final class Throwing implements ForwardingProvider {
        @Override
        public BackendProvider provider() {
            return shelf("throwing", Answering.with((shelf, operation) -> {
                throw new IllegalStateException("the shelf fell down");
            }));
        }
    }

    /** Loses its machine in the middle of a walk. */
    static final class Lost implements ForwardingProvider {
        @Override
        public BackendProvider provider() {
            return shelf("lost", Answering.refusing(Broken.of(Broken.Cause.LAUNCHER, "the machine is gone")));
        }
    }

    /** Answers every second count with another number. */
    static final class Moody implements ForwardingProvider {
        private static final AtomicInteger COUNTS = new AtomicInteger();

        @Override
        public BackendProvider provider() {
            return shelf("moody", Answering.with((shelf, operation) -> {
                Outcome outcome = shelf.apply(operation);
                boolean count = operation instanceof Operation.Query query
                        && query.before().equals("count");
                return count && COUNTS.incrementAndGet() % 2 == 0
                        ? new Outcome.Rows(List.of(Row.of(Cell.number(-1))))
                        : outcome;
            }));
        }
    }

    /** Cannot be made without an argument. */
    static final class Demanding implements ForwardingProvider {
        private final BackendProvider provider;

        Demanding(BackendProvider provider) {
            this.provider = provider;
        }

        @Override
        public BackendProvider provider() {
            return provider;
        }
    }
}
