package dev.lockstep.campaign;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A call of {@code System.exit} that is not Lockstep's own: a plugin, or a library of it, ends the process in the
 * middle of a walk, with a code that it chose. Nothing can forbid the call, but its thread waits for the shutdown
 * hooks, and there its stack shows who called.
 *
 * @param thread the thread that called
 * @param place the code that called, as a stack trace writes it
 */
record ForeignExit(Thread thread, String place) {

    /** The one place that ends the process after a command. */
    private static final String OWN = "dev.lockstep.runner.Main";

    /**
     * Finds the call among the threads of a process that is shutting down. A signal is not such a call.
     *
     * @param threads the threads with their stacks, as {@link Thread#getAllStackTraces} returns them
     */
    static Optional<ForeignExit> find(Map<Thread, StackTraceElement[]> threads) {
        return threads.entrySet().stream()
                .flatMap(thread ->
                        caller(thread.getValue()).map(frame -> new ForeignExit(thread.getKey(), frame + "")).stream())
                .findFirst();
    }

    private static Optional<StackTraceElement> caller(StackTraceElement[] stack) {
        boolean exits = Arrays.stream(stack).anyMatch(ForeignExit::isExit);
        return exits
                ? Arrays.stream(stack)
                        .dropWhile(frame -> !isExit(frame))
                        .dropWhile(frame -> frame.getClassName().startsWith("java.lang."))
                        .findFirst()
                        .filter(frame -> !frame.getClassName().equals(OWN))
                : Optional.empty();
    }

    private static boolean isExit(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Runtime")
                && frame.getMethodName().equals("exit");
    }

    /** Returns the fault, for people. */
    String text() {
        return place + " ended the process with System.exit; a plugin must never end it, so return an outcome or throw"
                + " an exception";
    }
}
