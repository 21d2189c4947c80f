package dev.lockstep.junit;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.WrongShelf;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
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

    /** Takes a thing twice. */
    static final class Generous implements ForwardingProvider {
        @Override
        public BackendProvider provider() {
            return shelf("generous", backend -> {
                Outcome done = Done.affecting(1);
                return new dev.lockstep.shelf.Answering(backend, (store, operation) -> {
                    Outcome outcome = store.apply(operation);
                    return outcome instanceof Outcome.Refused ? done : outcome;
                });
            });
        }
    }
}
