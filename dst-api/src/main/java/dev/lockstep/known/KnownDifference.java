package dev.lockstep.known;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.parity.Difference;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * One entry of a list: a signed, narrow, witnessed exception.
 *
 * @param id unique, and never used again once the entry is gone
 * @param kind why it is allowed
 * @param system the system
 * @param workload the workload whose command it is, which is the one that drew the witness
 * @param reference the transport that is held to be right, or {@code model}
 * @param deviating the transport that differs from it
 * @param versions of the system, on both sides
 * @param command the kind of command
 * @param conditions what must be true of its arguments and of the state before it, all of them
 * @param difference the difference that makes the entry apply
 * @param also what may differ along with it; where a probe shows it, the walk ends
 * @param modelSide with whom the model agrees
 * @param expectedOfReference what comes of the command on the reference, or must, where that is the model
 * @param expectedOfDeviating what comes of it on the deviating side
 * @param witness the command file whose last step must show exactly this
 * @param maxHitsPerWalk in how many steps of one walk it may apply
 * @param review when somebody has to look at it again
 * @param place where it is written
 */
public record KnownDifference(
        String id,
        Justification kind,
        String system,
        String workload,
        String reference,
        String deviating,
        VersionRange versions,
        String command,
        List<Condition> conditions,
        DifferenceForm difference,
        List<DifferenceForm> also,
        ModelSide modelSide,
        ExpectedOutcome expectedOfReference,
        ExpectedOutcome expectedOfDeviating,
        Path witness,
        int maxHitsPerWalk,
        String owner,
        String link,
        String reason,
        LocalDate added,
        LocalDate review,
        Place place) {

    /** With which side of a difference the model agrees. */
    enum ModelSide {
        REFERENCE,
        DEVIATING,
        NEITHER
    }

    /**
     * Where an entry is written.
     *
     * @param firstLine of the file, counted from 1
     * @param lastLine the last line that belongs to it
     */
    public record Place(Path file, int firstLine, int lastLine) {
        @Override
        public String toString() {
            return file + ":" + firstLine;
        }
    }

    /** How an entry stands on a given day. */
    public enum Age {
        CURRENT,
        /** Its review is at most 14 days away. */
        DUE,
        /** The day of its review has come. */
        EXPIRED
    }

    private static final int DAYS_OF_WARNING = 14;

    public KnownDifference {
        conditions = List.copyOf(conditions);
        also = List.copyOf(also);
    }

    /** How the entry stands on that day. */
    public Age on(LocalDate day) {
        if (!day.isBefore(review)) {
            return Age.EXPIRED;
        }
        return day.isBefore(review.minusDays(DAYS_OF_WARNING)) ? Age.CURRENT : Age.DUE;
    }

    /** The transports that have to be there for its witness. */
    public List<String> transports() {
        return referenceIsModel() ? List.of(deviating) : List.of(reference, deviating);
    }

    boolean referenceIsModel() {
        return reference.equals(Difference.MODEL);
    }

    /** The difference that makes the entry apply, and what may come along with it. */
    List<DifferenceForm> betweenSides() {
        return Stream.concat(Stream.of(difference), also.stream()).toList();
    }

    /** What the model holds against the reference, where it does not agree with it. */
    List<DifferenceForm> againstReference() {
        return switch (modelSide) {
            case REFERENCE -> List.of();
            case DEVIATING ->
                betweenSides().stream().map(DifferenceForm::mirrored).toList();
            case NEITHER ->
                betweenSides().stream().map(DifferenceForm::ofAnyValue).toList();
        };
    }

    /** What the model holds against the deviating side, where it agrees with neither. */
    List<DifferenceForm> againstDeviating() {
        return modelSide == ModelSide.NEITHER
                ? betweenSides().stream().map(DifferenceForm::ofAnyValue).toList()
                : List.of();
    }
}
