package dev.lockstep.strike;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Traces the processes of one arm on one store, and strikes them. */
interface Tracer {

    /**
     * A tracer that is at work. Closed, it leaves a process to which it was attached; a process that it has traced from
     * its start is traced to its end. The words that it wrote stay.
     */
    interface Watch extends AutoCloseable {

        /** Returns its file; empty if no process was started. */
        Trace trace();

        @Override
        void close();
    }

    /** Makes the tracer of a store. */
    @FunctionalInterface
    interface Maker {

        /**
         * Makes it.
         *
         * @param livesOn whether the processes live on after an operation
         */
        Tracer on(ArmFolder folder, boolean livesOn) throws IOException;
    }

    /** Traces the next process from its start. */
    Watch next(Optional<Place> place);

    /**
     * Traces the next process from its start, and holds it at its first read of the store.
     *
     * @param hold how long; zero if it is not held
     */
    OpenerTrace opener(Duration hold);

    /** Traces the process that was started last, from now on. */
    Watch attach(Optional<Place> place) throws ArmUnavailableException, IOException, InterruptedException;
}
