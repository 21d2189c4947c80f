package dev.lockstep.shapes;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.Observation;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All read shapes over all morphologies, on one arm. The rows that must be read follow from what was stored, so an arm
 * needs no other one to be compared with.
 */
public final class Battery {

    private final BatteryWorkload workload;

    private Battery(Ground ground) {
        this.workload = new BatteryWorkload(ground);
    }

    /** Returns the battery for a system; empty if there is none for its dialect. */
    public static Optional<Battery> of(SystemUnderTest system) {
        return Ground.of(system).map(Battery::new);
    }

    /**
     * Plays the battery on a fresh arm.
     *
     * @param folder an empty folder for the arm
     */
    public ShapeGrid play(ArmPlan arm, Limits limits, Path folder) {
        List<String> shapes = arm.provider().readShapes();
        List<ShapeCommand> commands = new ArrayList<>();
        for (Morphology morphology : Morphology.values()) {
            commands.addAll(morphology.making());
            for (int shape = 0; shape < shapes.size(); shape++) {
                commands.add(new ShapeCommand.Read(shape));
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        WalkResult result = Walk.run(
                new WalkPlan<>(
                        CommandStream.of(workload, commands).observed(step -> Observation.NONE),
                        new ArmPlans(arm.name(), List.of(arm)),
                        limits.incomplete().goingOn(true).withoutResets(),
                        Allowlist.NONE,
                        folder),
                new WalkListener() {
                    @Override
                    public void stepped(StepRecord step) {
                        // The steps without a number create the schema.
                        if (step.step() > 0) {
                            outcomes.add(step.outcomes().get(arm.name()));
                        }
                    }
                });
        boolean stopped = outcomes.isEmpty() || result.verdict() == Verdict.FAULT;
        return new ShapeGrid(
                arm.name(),
                shapes,
                stopped ? List.of() : cells(shapes, outcomes),
                stopped ? result.verdict() + ": " + result.detail() : "");
    }

    /**
     * Reads the cells off the outcomes of the steps; a walk that broke has fewer of them than the battery has steps.
     */
    private List<ShapeCell> cells(List<String> shapes, List<Outcome> outcomes) {
        List<ShapeCell> cells = new ArrayList<>();
        Stored stored = Stored.nothing();
        int step = 0;
        for (Morphology morphology : Morphology.values()) {
            Optional<ShapeCell> unmade = Optional.empty();
            for (ShapeCommand making : morphology.making()) {
                Outcome made = at(outcomes, step++);
                making.apply(stored);
                if (!(made instanceof Outcome.Done)) {
                    unmade = Optional.of(unmade(morphology, made));
                }
            }
            Outcome.Rows expected = new Outcome.Rows(rows(stored));
            for (String shape : shapes) {
                Outcome outcome = at(outcomes, step++);
                cells.add(
                        unmade.isPresent()
                                ? new ShapeCell(
                                        shape,
                                        morphology,
                                        unmade.get().result(),
                                        unmade.get().why())
                                : outcome == MISSING
                                        ? new ShapeCell(
                                                shape,
                                                morphology,
                                                ShapeCell.Result.NOT_RUN,
                                                "the walk had ended before")
                                        : ShapeCell.of(shape, morphology, expected, outcome));
            }
        }
        return cells;
    }

    private static final Outcome MISSING = Outcome.Broken.of(Outcome.Broken.Cause.BACKEND, "the walk had ended before");

    private static Outcome at(List<Outcome> outcomes, int index) {
        return index < outcomes.size() ? outcomes.get(index) : MISSING;
    }

    private static ShapeCell unmade(Morphology morphology, Outcome made) {
        return made instanceof Outcome.Unsupported unsupported
                ? new ShapeCell("", morphology, ShapeCell.Result.NOT_OFFERED, unsupported.reason())
                : new ShapeCell(
                        "", morphology, ShapeCell.Result.NOT_RUN, "it could not be made: " + ShapeCell.brief(made));
    }

    private List<Row> rows(Stored stored) {
        return stored.rows().entrySet().stream()
                .map(row -> workload.ground().row(row.getKey(), row.getValue()))
                .toList();
    }
}
