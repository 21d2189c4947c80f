package dev.lockstep.cli;

/** Programs that must not outlive this process. */
interface Ending extends AutoCloseable {

    /** Ends all of them. Nothing can be started any more. */
    @Override
    void close();
}
