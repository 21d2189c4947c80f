package dev.lockstep.cli;

/** Runs one program after another, each under the deadline of the operation that it is a part of. */
@FunctionalInterface
public interface Programs {

    /**
     * Starts a program and waits for its end.
     *
     * @throws InterruptedException if the walk is being stopped; the program has been killed by then
     */
    Run run(CommandLine command) throws InterruptedException;
}
