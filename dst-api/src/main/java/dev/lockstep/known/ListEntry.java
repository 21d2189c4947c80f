package dev.lockstep.known;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Something in a list of known differences that somebody owns and has to review. */
public sealed interface ListEntry permits KnownDifference, AvoidanceEntry {

    /** Returns the id, which is never used again after the entry is removed. */
    String id();

    /** Returns the person or team responsible for the entry. */
    String owner();

    /** Returns the day on which somebody has to review the entry. */
    LocalDate review();

    /** Returns a web address or a page under {@code docs/}. */
    String link();

    /** Returns the workload of the witness. */
    String workload();

    /** Returns the transports that play the witness, the reference first. */
    List<String> transports();

    /** Returns the command file that shows the entry's difference. */
    Path witness();

    /** Returns the place of the entry in its file. */
    Place place();

    /**
     * The place of an entry in its file.
     *
     * @param file the file
     * @param firstLine the entry's first line, counted from 1
     * @param lastLine the entry's last line
     */
    record Place(Path file, int firstLine, int lastLine) {
        @Override
        public String toString() {
            return FileName.of(file) + ":" + firstLine;
        }
    }

    /** The state of an entry on a given day. */
    enum Age {
        CURRENT,
        /** The review is at most 14 days away. */
        DUE,
        /** The day of the review has come. */
        EXPIRED
    }

    /** Returns the state of the entry on that day. */
    default Age on(LocalDate day) {
        if (!day.isBefore(review())) {
            return Age.EXPIRED;
        }
        return day.isBefore(review().minusDays(14)) ? Age.CURRENT : Age.DUE;
    }

    /** Returns the day on which the entry expires, in words, for an entry that has expired. */
    default String expiry() {
        return "expired on " + review();
    }
}
