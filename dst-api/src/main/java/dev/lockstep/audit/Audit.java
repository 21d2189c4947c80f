package dev.lockstep.audit;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.op.Facet;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Sentences;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.platform.FileTree;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks each mutant of one arm beside the right reference, seed after seed until its bug fires.
 *
 * @param workload the workload whose walks must see the bugs
 * @param reference the right arm
 * @param target the arm that is made wrong
 * @param budget how long each mutant is walked
 * @param limits the limits of a walk
 * @param allowlist returns the allow-listed differences between arms, which must not cover a bug
 * @param folder an existing folder for the arms' data
 */
public record Audit<M>(
        Workload<M> workload,
        ArmPlan reference,
        ArmPlan target,
        Budget budget,
        Limits limits,
        Function<List<ArmPlan>, Allowlist> allowlist,
        Path folder) {

    /** The name of the wrong arm in a walk. */
    private static final String WRONG = "mutant";

    /**
     * How long a mutant is walked.
     *
     * @param seeds the largest number of seeds
     * @param steps the number of steps of each
     */
    public record Budget(int seeds, long steps) {}

    private static Stream<Mutant> mutants() {
        return Stream.concat(StoreMutants.all().stream(), AnswerMutants.all().stream());
    }

    /**
     * Walks every mutant that the target can be, and returns what became of each.
     *
     * @param progress is given each sighting as soon as there is one
     * @throws IOException if the folder cannot be used
     * @throws InterruptedException if the audit is being stopped
     */
    public List<Sighting> run(Consumer<Sighting> progress) throws IOException, InterruptedException {
        List<Sighting> sightings = new ArrayList<>();
        Set<Facet> untold = EnumSet.noneOf(Facet.class);
        for (Mutant mutant : mutants().toList()) {
            if (mutant.applies().test(target.provider())
                    && mutant.facet().filter(untold::contains).isEmpty()) {
                Firing firing = new Firing();
                Sighting sighting = walk(mutant, firing);
                if (mutant.isMoot(target.provider(), firing)) {
                    mutant.facet().ifPresent(untold::add);
                } else {
                    sightings.add(sighting);
                    progress.accept(sighting);
                }
            }
        }
        return sightings;
    }

    private Sighting walk(Mutant mutant, Firing firing) throws IOException, InterruptedException {
        BackendProvider wrong = mutant.plant().apply(target.provider(), firing);
        ArmPlans arms = new ArmPlans(
                reference.name(),
                List.of(reference, new ArmPlan(WRONG, wrong, target.engine(), target.client(), target.settings())));
        long steps = 0;
        for (int seed = 1; seed <= budget.seeds(); seed++) {
            Path data = Files.createDirectory(folder.resolve(mutant.name() + "-" + seed));
            WalkPlan<M> plan = new WalkPlan<>(
                    CommandStream.drawn(workload, seed, budget.steps()),
                    arms,
                    limits.incomplete(),
                    allowlist.apply(arms.all()),
                    data);
            WalkResult result = Walk.run(plan, new WalkListener() {});
            new FileTree(data).delete();
            steps += result.steps();
            if (result.verdict() == Verdict.INTERRUPTED) {
                throw new InterruptedException();
            }
            if (isLost(result.verdict())) {
                return sighting(mutant, firing, Sighting.Fate.LOST, seed, steps, result.detail());
            }
            boolean seen = !result.findings().isEmpty() || !result.notClosed().isEmpty();
            if (seen) {
                String first =
                        result.firstDifference().map(Sentences::difference).orElse(result.detail());
                return sighting(mutant, firing, Sighting.Fate.SEEN, seed, steps, first);
            }
            if (firing.times() > 0) {
                return sighting(mutant, firing, Sighting.Fate.UNSEEN, seed, steps, "");
            }
            // One walk over the whole alphabet shows what a transport tells; more walks on a command line are long.
            if (mutant.isMoot(target.provider(), firing)) {
                break;
            }
        }
        return sighting(mutant, firing, Sighting.Fate.NEVER_FIRED, budget.seeds(), steps, "");
    }

    private static boolean isLost(Verdict verdict) {
        return switch (verdict) {
            case FAULT, USAGE, INFRA, NOISE -> true;
            case DIVERGED, MODEL, VACUOUS, PARITY, INTERRUPTED -> false;
        };
    }

    private static Sighting sighting(
            Mutant mutant, Firing firing, Sighting.Fate fate, int seed, long steps, String how) {
        // A difference without a firing is not the bug's, so nothing was shown about the bug.
        Sighting.Fate proven = fate == Sighting.Fate.SEEN && firing.times() == 0 ? Sighting.Fate.LOST : fate;
        return new Sighting(
                mutant.name(), mutant.group().toString(), mutant.what(), proven, firing.times(), seed, steps, how);
    }
}
