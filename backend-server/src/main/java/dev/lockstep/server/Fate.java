package dev.lockstep.server;

/** Whether a process has ended. */
sealed interface Fate {

    /** The process lives. */
    record Lives() implements Fate {}

    /** The process has certainly ended. */
    record Gone() implements Fate {}

    /**
     * It is unknown whether the process lives.
     *
     * @param reason why not, as a clause
     */
    record InDoubt(String reason) implements Fate {}
}
