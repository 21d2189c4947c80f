package dev.lockstep.parity;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The room for an arm's data. A system that cannot write because the disk is full shows nothing about itself, so its
 * failure is not compared with anything: the walk ends as {@code INFRA} and names the folder.
 *
 * <p>Only a failure is changed: a breakage, or a refusal that the system's description does not list. A wrong answer
 * stays a wrong answer, because a system may not lose data in silence when the disk is full.
 *
 * @param folder the folder of the data
 * @param left returns the bytes that are left there
 */
record Room(Path folder, Left left) {

    /** A store may need this much for one write, and leave it free when the write fails. */
    private static final long SCARCE = 16L << 20;

    /**
     * The engine may copy the whole store, and delete the copy when it fails. Then only the kernel's words are left.
     */
    private static final long NOT_PLENTY = 4L << 30;

    /** The kernel's words for it, which engines pass on. */
    private static final String NO_SPACE = "No space left on device";

    /** Returns the bytes that are left in a folder. */
    @FunctionalInterface
    interface Left {
        long in(Path folder) throws IOException;
    }

    static Room of(Path folder) {
        return new Room(folder, path -> Files.getFileStore(path).getUsableSpace());
    }

    /** Returns the outcome, or a breakage that is not the system's fault if there is no room. */
    Outcome judged(Outcome outcome) {
        if (!isFailure(outcome)) {
            return outcome;
        }
        List<String> said = said(outcome);
        long left = bytesLeft();
        boolean full = left < SCARCE || left < NOT_PLENTY && said.stream().anyMatch(text -> text.contains(NO_SPACE));
        return full
                ? new Broken(
                        Broken.Cause.LAUNCHER,
                        "the disk is full: " + folder + " has " + (left >> 10)
                                + " KiB left; free some space, or name another folder with --out",
                        true,
                        Map.of("outcome", String.join("; ", said)))
                : outcome;
    }

    private static boolean isFailure(Outcome outcome) {
        return outcome instanceof Refused refused
                ? refused.refusal().equals(Refused.UNCLASSIFIED)
                : outcome instanceof Broken broken && broken.cause() != Broken.Cause.LAUNCHER;
    }

    private static List<String> said(Outcome outcome) {
        if (outcome instanceof Broken broken) {
            return Stream.concat(Stream.of(broken.detail()), broken.evidence().values().stream())
                    .toList();
        }
        return outcome instanceof Refused refused ? List.of(refused.message()) : List.of();
    }

    private long bytesLeft() {
        try {
            return left.in(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask how much room there is in " + folder, e);
        }
    }
}
