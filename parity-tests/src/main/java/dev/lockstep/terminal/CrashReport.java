package dev.lockstep.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fault of Lockstep itself: one line for the terminal, and all of it in a file that the line names. */
public final class CrashReport {

    private CrashReport() {}

    /** Writes the fault down, and gives the line that tells of it. */
    public static String record(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace, true));
        try {
            Path log = Files.createTempFile("lockstep-fault-", ".log");
            Files.writeString(log, trace.toString(), StandardCharsets.UTF_8);
            return line(fault) + "; please report it with " + log;
        } catch (IOException unwritable) {
            // Then the terminal is the only place left for it.
            return line(fault) + "; no file could be written for it:\n" + trace;
        }
    }

    private static String line(Throwable fault) {
        return "lockstep: a fault of Lockstep itself, " + Shown.oneLine(fault.toString());
    }
}
