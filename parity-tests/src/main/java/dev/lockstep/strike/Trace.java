package dev.lockstep.strike;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The file of a tracer about a process. The tracer writes that a call began, and that it failed, before the process
 * goes on; so what led to an answer is written when the answer is there.
 *
 * @param file the tracer's file
 * @param store the folder of the store, without a symbolic link
 * @param place where the process is struck; empty if its calls are only counted
 */
record Trace(Path file, Path store, Optional<Place> place) {

    private static final String KILLED = "killed by SIGKILL";
    private static final String FAILED = "(INJECTED)";

    private static final long END_MILLIS = 10_000;
    private static final long LOOK_MILLIS = 10;

    /** Returns the calls so far. */
    Calls calls() throws IOException {
        return Calls.in(text(), store);
    }

    /**
     * Returns whether the blow fell. Asked before anybody else ends the process.
     *
     * @param lost whether the process seems to have ended; what the tracer writes about it may then be on its way
     */
    boolean fell(boolean lost) throws IOException, InterruptedException {
        if (place.isEmpty()) {
            return false;
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(lost ? END_MILLIS : 0);
        do {
            if (fell(text(), place.get())) {
                return true;
            }
            Thread.sleep(lost ? LOOK_MILLIS : 0);
        } while (System.nanoTime() < end);
        return false;
    }

    /** Others kill a process too, such as a launcher at a deadline; then the call at the place has a result. */
    private boolean fell(String text, Place at) {
        return at.blow().kills()
                ? text.contains(KILLED) && Calls.in(text, store).stopAt(at)
                : text.contains(FAILED);
    }

    private String text() throws IOException {
        return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }
}
