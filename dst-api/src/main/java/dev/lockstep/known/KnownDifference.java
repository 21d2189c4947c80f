package dev.lockstep.known;

import dev.lockstep.parity.Difference;
import dev.lockstep.parity.HitLimit;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * One entry of a list: a narrow exception with an owner and a witness.
 *
 * @param id unique, and never used again after the entry is removed
 * @param kind the reason why the difference is allowed
 * @param system the system
 * @param workload the workload of the command, which is also the workload of the witness
 * @param reference the transport that counts as right, or {@code model}
 * @param deviating the transport that differs from the reference
 * @param versions the versions of the system on both sides
 * @param command the kind of command
 * @param conditions the conditions on the command's arguments and on the state before it; all of them must hold
 * @param open the arguments and facts that may have any value, because somebody said so
 * @param difference the difference that makes the entry apply
 * @param also other differences that may occur in the same step; if a probe shows one, the walk ends
 * @param modelSide the side that the model agrees with
 * @param expectedOfReference the outcome of the command on the reference; if the reference is the model, the outcome
 *     that the model expects
 * @param expectedOfDeviating the outcome of the command on the deviating side
 * @param witness the command file whose last step must show exactly this difference
 * @param limit the largest number of steps in which the entry may apply
 * @param owner the person or team responsible for the entry
 * @param link a web address or a page under {@code docs/} that describes the difference
 * @param reason the reason why the difference is allowed, in words
 * @param added the day on which the entry was added
 * @param review the day on which somebody has to review the entry
 * @param place the place of the entry in its file
 */
public record KnownDifference(
        String id,
        Justification kind,
        String system,
        String workload,
        String reference,
        String deviating,
        SideVersions versions,
        String command,
        List<Condition> conditions,
        List<String> open,
        DifferenceForm difference,
        List<DifferenceForm> also,
        ModelSide modelSide,
        ExpectedOutcome expectedOfReference,
        ExpectedOutcome expectedOfDeviating,
        Path witness,
        HitLimit limit,
        String owner,
        String link,
        String reason,
        LocalDate added,
        LocalDate review,
        Place place)
        implements ListEntry {

    /** The side of a difference that the model agrees with. */
    enum ModelSide {
        REFERENCE,
        DEVIATING,
        NEITHER
    }

    public KnownDifference {
        conditions = List.copyOf(conditions);
        open = List.copyOf(open);
        also = List.copyOf(also);
    }

    /**
     * Returns the tests of values that the entry could have and has not, in words. Without such a test the entry covers
     * every value at that place.
     */
    public List<String> missingTests() {
        return betweenSides().stream()
                .flatMap(form -> form.missingTests().stream().map(key -> key + " at " + form.path()))
                .toList();
    }

    /** Returns the transports that the entry's witness needs. */
    public List<String> transports() {
        return sides().stream().map(Witness.Side::transport).toList();
    }

    /** Returns the arms that the entry's witness needs, the reference first. */
    List<Witness.Side> sides() {
        Witness.Side ofDeviating = new Witness.Side(deviating, versions.deviating());
        return referenceIsModel()
                ? List.of(ofDeviating)
                : List.of(new Witness.Side(reference, versions.reference()), ofDeviating);
    }

    /**
     * Returns the name of the deviating arm in the step that the entry describes; the reference has the name of its
     * transport.
     */
    String deviatingArm() {
        return reference.equals(deviating) ? deviating + "-other" : deviating;
    }

    boolean referenceIsModel() {
        return reference.equals(Difference.MODEL);
    }

    /** Returns the difference that makes the entry apply, and the other differences that may occur with it. */
    List<DifferenceForm> betweenSides() {
        return Stream.concat(Stream.of(difference), also.stream()).toList();
    }

    /**
     * Returns the allowed differences between the model and the reference, for an entry whose model does not agree with
     * the reference.
     */
    List<DifferenceForm> againstReference() {
        return switch (modelSide) {
            case REFERENCE -> List.of();
            case DEVIATING ->
                betweenSides().stream().map(DifferenceForm::mirrored).toList();
            case NEITHER ->
                betweenSides().stream().map(DifferenceForm::ofAnyValue).toList();
        };
    }

    /**
     * Returns the allowed differences between the model and the deviating side, for an entry whose model agrees with
     * neither side.
     */
    List<DifferenceForm> againstDeviating() {
        return modelSide == ModelSide.NEITHER
                ? betweenSides().stream().map(DifferenceForm::ofAnyValue).toList()
                : List.of();
    }
}
