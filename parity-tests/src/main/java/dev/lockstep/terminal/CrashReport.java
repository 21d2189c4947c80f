package dev.lockstep.terminal;

import dev.lockstep.parity.Sentences;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An unexpected failure: one line for the terminal, and the stack trace in a file that the line names. */
public final class CrashReport {

    private CrashReport() {}

    /** Writes a file about a fault of Lockstep itself, and returns the line that reports it. */
    public static String ours(Throwable fault) {
        String line = "lockstep: a fault of Lockstep itself, " + Sentences.oneLine(fault.toString());
        return kept(fault).map(log -> line + "; please report it with " + log).orElseGet(() -> traced(line, fault));
    }

    /**
     * Writes a file about a fault of a plugin, and returns the line that reports it.
     *
     * @param message the message for the plugin's author
     * @param thrown the exception of the plugin's code, if it threw one
     */
    public static String ofPlugin(String message, Optional<Throwable> thrown) {
        String line = "lockstep: " + Sentences.oneLine(message);
        return thrown.map(fault -> kept(fault)
                        .map(log -> line + "; the stack trace is in " + log)
                        .orElseGet(() -> traced(line, fault)))
                .orElse(line);
    }

    private static Optional<Path> kept(Throwable fault) {
        try {
            Path log = Files.createTempFile("lockstep-fault-", ".log");
            return Optional.of(Files.writeString(log, trace(fault), StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            return Optional.empty();
        }
    }

    /** If the file cannot be written, the stack trace is printed on the terminal. */
    private static String traced(String line, Throwable fault) {
        return line + "; no file could be written for its stack trace:\n" + trace(fault);
    }

    private static String trace(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
