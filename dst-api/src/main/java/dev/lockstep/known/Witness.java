package dev.lockstep.known;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Ruling;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Plays the witness of an entry on the two arms that the entry names. The result says whether the witness still shows
 * exactly the allow-listed difference: every step but the last is in parity, and the last step shows this entry's
 * difference and nothing else.
 *
 * @param workload the workload of the witness
 * @param arms the available arms
 * @param plain the arm without maintenance that the others are compared with, if the workload needs one
 * @param limits the limits of each walk
 * @param folder the folder in which each run creates a folder for its arms
 */
public record Witness<M>(
        Workload<M> workload, List<ArmPlan> arms, Optional<ArmPlan> plain, Limits limits, Path folder) {

    /** A witness whose arms are compared with the first one. */
    public Witness(Workload<M> workload, List<ArmPlan> arms, Limits limits, Path folder) {
        this(workload, arms, Optional.empty(), limits, folder);
    }

    /**
     * The result of playing an entry's witness.
     *
     * @param state the state of the entry
     * @param detail the explanation; empty if the witness holds
     * @param finding the step that shows something else, if there is one
     */
    public record Standing(State state, String detail, Optional<Finding> finding) {
        static Standing of(State state, String detail) {
            return new Standing(state, detail, Optional.empty());
        }
    }

    /** The states that a witness can show. */
    public enum State {
        /** The witness shows exactly the entry's difference. */
        HOLDS,
        /** The witness shows no difference any more, so the entry must be removed. */
        FIXED,
        /** The witness shows another difference, or a difference in another step. This counts as a new finding. */
        DIFFERENT,
        /** The witness was not played, because one of its arms is not among the arms, or has another version. */
        UNRESOLVED,
        /** The witness was begun, and shows nothing because an arm could not be started or was lost. */
        LOST
    }

    /** Plays the entry's witness. */
    public Standing play(KnownDifference entry) throws CommandFormatException, IOException, InterruptedException {
        List<Command<M>> commands =
                CommandFile.read(entry.witness(), CommandCodec.of(workload)).commands();
        return play(entry, commands);
    }

    /** Plays these commands as the entry's witness, in the surroundings that its first line names. */
    Standing play(KnownDifference entry, List<Command<M>> commands) throws IOException, InterruptedException {
        Sides sides = sides(entry.transports(), entry.versions());
        if (sides.missing().isPresent()) {
            return sides.missing().get();
        }
        return judged(entry, commands.size(), sides.arms(), walk(commands, sides.arms(), surroundings(entry)));
    }

    private static SortedMap<String, Surroundings> surroundings(KnownDifference entry) throws IOException {
        try {
            return CommandFile.readHeader(entry.witness()).surroundings();
        } catch (CommandFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The arms that play a witness, or the reason why they cannot. */
    record Sides(List<ArmPlan> arms, Optional<Standing> missing) {}

    Sides sides(List<String> transports, VersionRange versions) {
        List<ArmPlan> sides = new ArrayList<>();
        for (String transport : transports) {
            Optional<ArmPlan> arm = arms.stream()
                    .filter(plan -> plan.provider().transport().equals(transport))
                    .findFirst();
            if (arm.isEmpty()) {
                return missing("there is no arm for " + transport);
            }
            if (!versions.contains(arm.get().engine().version())) {
                return missing(
                        arm.get().name() + " runs " + arm.get().engine().version() + ", which is not in " + versions);
            }
            sides.add(arm.get());
        }
        return new Sides(sides, Optional.empty());
    }

    private static Sides missing(String why) {
        return new Sides(List.of(), Optional.of(Standing.of(State.UNRESOLVED, why)));
    }

    WalkResult walk(List<Command<M>> commands, List<ArmPlan> sides, SortedMap<String, Surroundings> surroundings)
            throws IOException, InterruptedException {
        List<ArmPlan> compared = new ArrayList<>(sides);
        plain.ifPresent(arm -> compared.add(0, arm));
        WalkPlan<M> plan = new WalkPlan<>(
                CommandStream.of(workload, commands),
                new ArmPlans(compared.get(0).name(), compared, surroundings),
                limits,
                Allowlist.NONE,
                Files.createTempDirectory(Files.createDirectories(folder), "witness"));
        WalkResult result = Walk.run(plan, new WalkListener() {});
        if (result.verdict() == Verdict.INTERRUPTED) {
            throw new InterruptedException(result.detail());
        }
        return result;
    }

    private Standing judged(KnownDifference entry, long steps, List<ArmPlan> sides, WalkResult result) {
        if (result.findings().isEmpty()) {
            return isParity(steps, result)
                    ? Standing.of(State.FIXED, "all " + steps + " steps are in parity")
                    : Standing.of(State.LOST, result.verdict() + ": " + result.detail());
        }
        Finding finding = result.findings().get(0);
        if (finding.verdict() == Verdict.INFRA) {
            return Standing.of(State.LOST, result.detail());
        }
        if (finding.step().step() != steps) {
            return new Standing(
                    State.DIFFERENT,
                    "step " + finding.step().step() + " of " + steps + " already differs",
                    Optional.of(finding));
        }
        // A witness shows its difference also after the day of the review, so the day does not matter here.
        Allowlist alone = new Matching(List.of(entry), workload.name(), ArmIdentity.of(sides), entry.added());
        return alone.rule(finding.step()) instanceof Ruling.Novel novel
                ? new Standing(State.DIFFERENT, why(novel), Optional.of(finding))
                : Standing.of(State.HOLDS, "");
    }

    /** Whether the arms agreed in all steps. */
    static boolean isParity(long steps, WalkResult result) {
        return result.findings().isEmpty() && result.steps() == steps && ENDED_WELL.contains(result.verdict());
    }

    /** A witness does not exercise every command of the alphabet, so a VACUOUS walk is expected. */
    private static final List<Verdict> ENDED_WELL = List.of(Verdict.PARITY, Verdict.VACUOUS);

    private static String why(Ruling.Novel novel) {
        return novel.nearMisses().isEmpty()
                ? "the last step shows another difference"
                : "the last step does not fit the entry's "
                        + novel.nearMisses().get(0).field() + " ("
                        + novel.nearMisses().get(0).detail() + ")";
    }
}
