package dev.lockstep.cli;

import dev.lockstep.op.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The result of starting a program: either it ended and its whole output is here, or there is no answer that can be
 * read.
 */
public sealed interface Run {

    /** Returns the outcome: read from the program's output, or the breakage that left nothing to read. */
    default Outcome read(Function<Ended, Outcome> reader) {
        if (this instanceof Ended ended) {
            return reader.apply(ended);
        }
        return ((Lost) this).outcome();
    }

    /**
     * The program ended by itself, and both its streams were read to their ends.
     *
     * @param command the command that was started
     * @param exitCode its exit code; 128 + n if signal n ended it
     * @param output its standard output
     * @param errors its standard error
     */
    record Ended(List<String> command, int exitCode, byte[] output, byte[] errors) implements Run {

        /**
         * Returns standard output as UTF-8. Bytes that are not UTF-8 become U+FFFD, which no reader accepts as a value.
         */
        public String outputText() {
            return new String(output, StandardCharsets.UTF_8);
        }

        /** Returns standard error as UTF-8. */
        public String errorText() {
            return new String(errors, StandardCharsets.UTF_8);
        }

        /** Whether a signal ended it. */
        public boolean isSignalled() {
            return exitCode > 128 && exitCode <= 128 + 64;
        }

        /** Returns this result as a breakage. The operation may have taken effect. */
        public Outcome.Broken broken(Outcome.Broken.Cause cause, String detail) {
            return new Outcome.Broken(cause, detail, true, evidence());
        }

        private Map<String, String> evidence() {
            Map<String, String> evidence = new TreeMap<>(Evidence.of(command, output, errors));
            evidence.put("exit", String.valueOf(exitCode));
            if (isSignalled()) {
                evidence.put("signal", String.valueOf(exitCode - 128));
            }
            return evidence;
        }
    }

    /** The program did not start, did not end in time, was stopped, or printed too much. */
    record Lost(Outcome.Broken outcome) implements Run {}
}
