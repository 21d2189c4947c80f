package dev.lockstep.known;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.parity.Finding;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The entry of a known bug that walks steer round. It covers nothing: a walk that meets the bug has a finding.
 *
 * @param id unique, and never used again after the entry is removed
 * @param avoids the name of the avoidance, as the system declares it
 * @param workload the workload of the witness
 * @param arms the transports that play the witness; the first is the reference
 * @param versions the versions of the system that have the bug
 * @param command the kind of the command that shows the bug
 * @param signs the differences that show it
 * @param plays the largest number of times that the witness is played until it shows the bug
 * @param witness the command file that shows the bug
 * @param owner the person or team responsible for the entry
 * @param link a web address or a page under {@code docs/} that describes the bug
 * @param reason the reason why walks steer round it, in words
 * @param added the day on which the entry was added
 * @param review the day on which somebody has to review the entry
 * @param place the place of the entry in its file
 */
public record AvoidanceEntry(
        String id,
        String avoids,
        String workload,
        List<String> arms,
        VersionRange versions,
        String command,
        List<Sign> signs,
        int plays,
        Path witness,
        String owner,
        String link,
        String reason,
        LocalDate added,
        LocalDate review,
        Place place)
        implements ListEntry {

    /**
     * A difference that shows the bug.
     *
     * @param path its place, with {@code *} for the number of a row
     * @param differenceClass its class
     */
    record Sign(DifferencePath path, DifferenceClass differenceClass) {

        boolean isSeenIn(Difference difference) {
            return difference.differenceClass() == differenceClass && path.matches(difference.path());
        }
    }

    public AvoidanceEntry {
        arms = List.copyOf(arms);
        signs = List.copyOf(signs);
    }

    @Override
    public List<String> transports() {
        return arms;
    }

    /** Whether this finding is the bug, and nothing but the bug. */
    public boolean shows(Finding finding) {
        return finding.step().kind().equals(command)
                && !finding.differences().isEmpty()
                && finding.differences().stream()
                        .allMatch(difference -> signs.stream().anyMatch(sign -> sign.isSeenIn(difference)));
    }
}
