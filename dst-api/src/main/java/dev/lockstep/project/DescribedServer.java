package dev.lockstep.project;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Support;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** A server as a project file describes it. Each arm starts one for itself. */
public interface DescribedServer {

    /** Returns whether its data can be opened again by another server after it has ended. */
    default Support afterlife() {
        return Support.OFFERED;
    }

    /**
     * Starts the server on the arm's folder and waits until it is ready.
     *
     * @param fresh whether the folder is empty, so that the store is set up first
     * @throws ArmUnavailableException if it cannot be started on this machine
     */
    Started start(ArmContext context, boolean fresh) throws ArmUnavailableException, IOException, InterruptedException;

    /**
     * Returns lines for {@code sh} that define three functions: {@code server_begin} starts the server, waits until it
     * is ready and sets {@code PORT}; {@code server_restart} stops it in an orderly way and starts it again;
     * {@code server_end} ends it and leaves nothing. The log of this start is in {@code $SERVER_LOG}. See
     * {@link PlayScript} for the other variables.
     */
    List<String> script(String version);

    /** A server that was started. */
    interface Started extends AutoCloseable {

        /** Returns the names that templates may use, such as {@code port}. */
        Map<String, String> names();

        /**
         * Stops the server in an orderly way, and starts it again on the same data and at the same address.
         *
         * @throws IOException if it did not end, or did not begin again
         */
        void restart() throws IOException, InterruptedException;

        /**
         * Stops the server in an orderly way, and leaves its data.
         *
         * @throws IOException if it did not end so
         */
        void stop() throws IOException, InterruptedException;

        /** Returns the process that serves; another one has another name. */
        SortedSet<String> process() throws IOException, InterruptedException;

        /** Returns why it does not serve any more, if it has ended. */
        Optional<String> ended();

        /** Returns the end of its log. */
        String log();

        /** Returns a description of what runs, for people. */
        Map<String, String> description();

        /**
         * Ends the server with everything that it started.
         *
         * @throws IllegalStateException if something is left
         */
        @Override
        void close();
    }
}
