package dev.lockstep.report.repro;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.Support;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.normal.Normaliser;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.StateReads;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A finding as a sequence of operations: the schema, the commands up to the step that shows it, and the reads that show
 * it. The operations come from the commands and the workload, which render them as they did in the walk; the answers
 * come from the journal.
 *
 * @param finding the finding
 * @param reads the reads between the steps
 * @param steps all steps, in order
 * @param settings the settings with which the workload opens each arm
 * @param tellsAbsent whether the workload tells a field that is absent from one that is null
 * @param notes what was done or read in the walk and is not in the steps, in sentences
 * @param looks the reads of the walk that differed and are not in the steps, with the answers of the walk
 */
record Story(
        Report.ReportedFinding finding,
        StateReads reads,
        List<Told> steps,
        SortedMap<String, String> settings,
        boolean tellsAbsent,
        List<String> notes,
        List<Told> looks) {

    Story {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
        looks = List.copyOf(looks);
    }

    /** Whether a check of the store's files is all the evidence, because no answer shows it. */
    boolean isOnlyLooked() {
        return !finding.differences().isEmpty()
                && finding.differences().stream()
                        .allMatch(difference -> difference.path().channel() == Channel.INSIDE);
    }

    /**
     * Reads the story of a finding.
     *
     * @param recording the folder of a walk that shows the finding
     * @throws IOException if its commands cannot be read
     */
    static <M> Story read(
            Path recording, Report.ReportedFinding finding, StateReads reads, Workload<M> workload, ArmPlans arms)
            throws IOException {
        try {
            Path file = recording.resolve(Recording.COMMANDS);
            return new Teller<>(workload, arms, finding, reads, Answers.read(recording))
                    .tell(CommandFile.read(file, CommandCodec.of(workload)).steps());
        } catch (CommandFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Returns the part of an arm. What the arm does not offer is not in it. */
    Reproduction of(ArmPlan arm, ArmPlans all) {
        List<Reproduction.Step> part = new ArrayList<>();
        for (Told told : steps) {
            if (isOffered(arm, told)) {
                part.add(new Reproduction.Step(
                        told.number(),
                        told.title(),
                        told.operations().get(arm.name()),
                        told.channel(),
                        told.isRead(),
                        Optional.ofNullable(told.seen().get(arm.name()))));
            }
        }
        return new Reproduction(
                arm.name(),
                arm.engine().system(),
                arm.engine().version(),
                arm.client().version(),
                arm.surroundings(),
                all.asked().getOrDefault(ArmPlans.HERE, Surroundings.USUAL),
                settings,
                tellsAbsent,
                part);
    }

    /** Whether an absent field and a null one are two answers, which they are unless a normaliser makes them one. */
    static boolean tellsAbsent(List<Normaliser> normalisers) {
        Operation read = Request.of(Request.READ).reading(RowShape.of(Column.text("field")));
        Outcome answer = new Outcome.Rows(List.of(Row.of(Cell.lexical("absent", ""))));
        return !new Normalisers(normalisers)
                .normalise(read, answer)
                .equals(new Outcome.Rows(List.of(Row.of(Cell.NULL))));
    }

    /** Whether the arm was asked this. */
    static boolean isOffered(ArmPlan arm, Told told) {
        if (told.seen().get(arm.name()) instanceof Outcome.Unsupported) {
            return false;
        }
        Support.Level channel = arm.provider().support(told.channel()).level();
        boolean read = told.channel().isSession()
                ? channel == Support.Level.OFFERED
                : told.channel() != Channel.AFTERLIFE || channel != Support.Level.UNSUPPORTED;
        return read
                && arm.provider()
                                .support(told.commandKind(), told.operations().get(arm.name()))
                                .level()
                        != Support.Level.UNSUPPORTED;
    }
}
