package dev.lockstep.known;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.KnownStep;
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
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Plays the witness of an entry on the two arms that the entry names. The result says whether the witness still shows
 * exactly the allow-listed difference: every step but the last is in parity, and the last step shows this entry's
 * difference and nothing else.
 *
 * @param workload the workload of the witness
 * @param arms the available arms
 * @param plain the arm without maintenance that the others are compared with, if the workload needs one
 * @param others the entries that are in force beside the one that is played
 * @param limits the limits of each walk
 * @param folder the folder in which each run creates a folder for its arms
 */
public record Witness<M>(
        Workload<M> workload,
        List<ArmPlan> arms,
        Optional<ArmPlan> plain,
        List<KnownDifference> others,
        Limits limits,
        Path folder) {

    /** A witness whose arms are compared with the first one. */
    public Witness(Workload<M> workload, List<ArmPlan> arms, Limits limits, Path folder) {
        this(workload, arms, Optional.empty(), List.of(), limits, folder);
    }

    /**
     * The result of playing an entry's witness.
     *
     * @param state the state of the entry
     * @param detail the explanation; empty if the witness holds
     * @param finding the last step, or the step that shows something else, if there is one
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
        /**
         * The witness shows another difference, a difference in another step, or less than the entry allows. This
         * counts as a new finding.
         */
        DIFFERENT,
        /** The witness was not played, because one of its arms is not among the arms, or has another version. */
        UNRESOLVED,
        /** The witness was begun, and shows nothing because an arm could not be started or was lost. */
        LOST
    }

    /** Plays the entry's witness. */
    public Standing play(KnownDifference entry) throws CommandFormatException, IOException, InterruptedException {
        Standing standing = play(
                entry,
                CommandFile.read(entry.witness(), CommandCodec.of(workload)).steps());
        return standing.finding()
                .filter(shown -> standing.state() == State.HOLDS)
                .flatMap(shown -> wider(entry, shown))
                .map(why -> new Standing(State.DIFFERENT, why, standing.finding()))
                .orElse(standing);
    }

    /** Returns what the entry allows and its witness does not show; empty if it allows only that. */
    private Optional<String> wider(KnownDifference entry, Finding shown) {
        List<String> sides =
                sides(entry.sides()).arms().stream().map(ArmPlan::name).toList();
        String reference = entry.referenceIsModel() ? Difference.MODEL : sides.get(0);
        String deviating = sides.get(sides.size() - 1);
        for (DifferenceForm form : entry.betweenSides()) {
            long rows = shown.differences().stream()
                    .filter(difference -> difference.reference().equals(reference))
                    .filter(difference -> difference.deviating().equals(deviating))
                    .filter(form::covers)
                    .count();
            if (rows < form.rows()) {
                return Optional.of("the entry is wider than its witness, which shows " + rows + " of " + form.rows()
                        + " rows of " + form.differenceClass() + " at " + form.path());
            }
        }
        return Optional.empty();
    }

    /** Returns this witness with other entries in force while it is played. */
    public Witness<M> beside(List<KnownDifference> inForce) {
        return new Witness<>(workload, arms, plain, inForce, limits, folder);
    }

    /** Plays these commands as the entry's witness, in the surroundings that its first line names. */
    Standing play(KnownDifference entry, List<RecordedStep<M>> steps) throws IOException, InterruptedException {
        Sides sides = sides(entry.sides());
        if (sides.missing().isPresent()) {
            return sides.missing().get();
        }
        WalkResult result = walk(steps, sides.arms(), surroundings(entry), limits, besides(entry));
        return judged(entry, steps.size(), sides.arms(), result, result.findings());
    }

    /** Plays these commands; a step before the last one may show anything, and the walk goes on after it. */
    Standing playLast(KnownDifference entry, List<RecordedStep<M>> steps) throws IOException, InterruptedException {
        Sides sides = sides(entry.sides());
        if (sides.missing().isPresent()) {
            return sides.missing().get();
        }
        WalkResult result = walk(steps, sides.arms(), surroundings(entry), limits.goingOn(true), besides(entry));
        return judged(
                entry,
                steps.size(),
                sides.arms(),
                result,
                result.findings().stream()
                        .filter(finding -> finding.step().step() == steps.size())
                        .toList());
    }

    /** Plays these commands on all arms, with the other entries in force, and goes on after each finding. */
    WalkResult walkOn(List<RecordedStep<M>> steps, SortedMap<String, Surroundings> surroundings)
            throws IOException, InterruptedException {
        return walk(steps, arms, surroundings, limits.goingOn(true), others);
    }

    private List<KnownDifference> besides(KnownDifference entry) {
        return others.stream().filter(other -> !other.id().equals(entry.id())).toList();
    }

    private static SortedMap<String, Surroundings> surroundings(KnownDifference entry) throws IOException {
        try {
            return CommandFile.readHeader(entry.witness()).surroundings();
        } catch (CommandFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** An arm that a witness needs. */
    record Side(String transport, VersionRange versions) {}

    /** The arms that play a witness, or the reason why they cannot. */
    record Sides(List<ArmPlan> arms, Optional<Standing> missing) {}

    Sides sides(List<String> transports, VersionRange versions) {
        return sides(transports.stream()
                .map(transport -> new Side(transport, versions))
                .toList());
    }

    private Sides sides(List<Side> needed) {
        List<ArmPlan> sides = new ArrayList<>();
        for (Side side : needed) {
            List<ArmPlan> candidates = Stream.concat(arms.stream(), plain.stream())
                    .filter(plan -> plan.provider().transport().equals(side.transport()))
                    .toList();
            if (candidates.isEmpty()) {
                return missing("there is no arm for " + side.transport());
            }
            Optional<ArmPlan> arm = candidates.stream()
                    .filter(plan -> side.versions().contains(plan.engine().version()))
                    .findFirst();
            if (arm.isEmpty()) {
                ArmPlan other = candidates.get(0);
                return missing(
                        other.name() + " runs " + other.engine().version() + ", which is not in " + side.versions());
            }
            sides.add(arm.get());
        }
        return new Sides(sides, Optional.empty());
    }

    private static Sides missing(String why) {
        return new Sides(List.of(), Optional.of(Standing.of(State.UNRESOLVED, why)));
    }

    WalkResult walk(List<RecordedStep<M>> steps, List<ArmPlan> sides, SortedMap<String, Surroundings> surroundings)
            throws IOException, InterruptedException {
        return walk(steps, sides, surroundings, limits, List.of());
    }

    private WalkResult walk(
            List<RecordedStep<M>> steps,
            List<ArmPlan> sides,
            SortedMap<String, Surroundings> surroundings,
            Limits ofWalk,
            List<KnownDifference> inForce)
            throws IOException, InterruptedException {
        List<ArmPlan> compared = new ArrayList<>(sides);
        plain.ifPresent(arm -> {
            compared.removeIf(side -> side.name().equals(arm.name()));
            compared.add(0, arm);
        });
        WalkPlan<M> plan = new WalkPlan<>(
                CommandStream.ofSteps(workload, steps),
                new ArmPlans(compared.get(0).name(), compared, surroundings),
                ofWalk,
                new Matching(inForce, workload.name(), ArmIdentity.of(compared), ALWAYS),
                Files.createTempDirectory(Files.createDirectories(folder), "witness"));
        WalkResult result = Walk.run(plan, new WalkListener() {});
        if (result.verdict() == Verdict.INTERRUPTED) {
            throw new InterruptedException(result.detail());
        }
        return result;
    }

    /** A witness is played, and the entries beside it are in force, also after the day of a review. */
    private static final LocalDate ALWAYS = LocalDate.MIN;

    private Standing judged(
            KnownDifference entry, long steps, List<ArmPlan> sides, WalkResult result, List<Finding> findings) {
        Optional<KnownStep> covered = result.known().stream()
                .filter(known -> known.step().step() == steps)
                .findFirst();
        if (findings.isEmpty() && covered.isPresent()) {
            return Standing.of(
                    State.DIFFERENT,
                    "the last step is covered by "
                            + String.join(", ", covered.get().entries()) + " already");
        }
        if (findings.isEmpty()) {
            boolean ended = isParity(steps, result) || !result.findings().isEmpty() && result.steps() == steps;
            return ended
                    ? Standing.of(State.FIXED, "all " + steps + " steps are in parity")
                    : Standing.of(State.LOST, result.verdict() + ": " + result.detail());
        }
        Finding finding = findings.get(0);
        if (finding.verdict() == Verdict.INFRA) {
            return Standing.of(State.LOST, result.detail());
        }
        if (finding.step().step() != steps) {
            return new Standing(
                    State.DIFFERENT,
                    "step " + finding.step().step() + " of " + steps + " already differs",
                    Optional.of(finding));
        }
        List<ArmPlan> all = Stream.concat(sides.stream(), plain.stream()).toList();
        Allowlist alone = new Matching(List.of(entry), workload.name(), ArmIdentity.of(all), ALWAYS);
        return alone.rule(finding.step()) instanceof Ruling.Novel novel
                ? new Standing(State.DIFFERENT, why(novel), Optional.of(finding))
                : new Standing(State.HOLDS, "", Optional.of(finding));
    }

    /** Whether the arms agreed in all steps. A witness does not exercise every command, so it may be VACUOUS. */
    static boolean isParity(long steps, WalkResult result) {
        return result.findings().isEmpty()
                && result.steps() == steps
                && result.verdict().endedWell();
    }

    private static String why(Ruling.Novel novel) {
        return novel.nearMisses().isEmpty()
                ? "the last step shows another difference"
                : "the last step does not fit the entry's "
                        + novel.nearMisses().get(0).field() + " ("
                        + novel.nearMisses().get(0).detail() + ")";
    }
}
