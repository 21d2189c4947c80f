package dev.lockstep.known;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.parity.Ruling;
import dev.lockstep.parity.Ruling.NearMiss;
import dev.lockstep.parity.Ruling.Signature;
import dev.lockstep.parity.StepRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * Compares a step with the entries. An entry either applies to a pair of sides or does not. An entry that applies
 * covers the differences that it names. A step is allow-listed if the entries together cover every difference of it. An
 * entry whose day of review has come covers nothing: nobody has said that the difference is still allowed.
 */
final class Matching implements Allowlist {

    private final List<KnownDifference> entries;
    private final SortedMap<String, ArmIdentity> arms;
    private final LocalDate today;

    /**
     * Creates the matching for one walk.
     *
     * @param arms the arms of the walk, by name
     * @param today the day that decides which entries have expired
     */
    Matching(List<KnownDifference> entries, String workload, SortedMap<String, ArmIdentity> arms, LocalDate today) {
        this.entries = entries.stream()
                .filter(entry -> entry.workload().equals(workload))
                .toList();
        this.arms = arms;
        this.today = today;
    }

    /** Two sides that differ. */
    private record Pair(String reference, String deviating) {}

    @Override
    public List<String> inForce() {
        return entries.stream()
                .filter(entry -> !hasExpired(entry))
                .filter(entry -> arms.keySet().stream()
                        .anyMatch(deviating -> entry.referenceIsModel()
                                ? sidesFit(entry, new Pair(Difference.MODEL, deviating))
                                : arms.keySet().stream()
                                        .anyMatch(reference -> sidesFit(entry, new Pair(reference, deviating)))))
                .map(KnownDifference::id)
                .toList();
    }

    private boolean hasExpired(KnownDifference entry) {
        return entry.on(today) == KnownDifference.Age.EXPIRED;
    }

    private boolean sidesFit(KnownDifference entry, Pair pair) {
        return transportsFit(entry, pair) && versionsFit(entry, pair);
    }

    @Override
    public Ruling rule(StepRecord step) {
        Set<Pair> pairs = new LinkedHashSet<>();
        step.differences().forEach(difference -> pairs.add(new Pair(difference.reference(), difference.deviating())));
        Set<Difference> open = new LinkedHashSet<>(step.differences());
        List<Signature> signatures = new ArrayList<>();
        List<NearMiss> nearMisses = new ArrayList<>();
        for (KnownDifference entry : entries) {
            boolean applied = false;
            for (Pair pair : pairs) {
                List<NearMiss> misses = misses(entry, pair, step);
                if (misses.isEmpty()) {
                    applied = true;
                    open.removeAll(covered(entry, pair, step.differences()));
                } else if (misses.size() == 1) {
                    nearMisses.add(misses.get(0));
                }
            }
            if (applied) {
                signatures.add(new Signature(entry.id(), entry.limit()));
            }
        }
        if (open.isEmpty()) {
            return new Ruling.Covered(signatures);
        }
        Difference first = open.iterator().next();
        signatures.forEach(signature -> nearMisses.add(
                new NearMiss(signature.id(), "difference", "it does not cover " + first.path() + " as well")));
        return new Ruling.Novel(nearMisses);
    }

    /** Returns every field of the entry that prevents it from applying to this pair. */
    private List<NearMiss> misses(KnownDifference entry, Pair pair, StepRecord step) {
        List<NearMiss> misses = new ArrayList<>();
        if (hasExpired(entry)) {
            misses.add(miss(entry, "review", "it " + entry.expiry()));
        }
        if (!transportsFit(entry, pair)) {
            misses.add(miss(
                    entry,
                    "arms",
                    entry.reference() + " → " + entry.deviating() + ", not " + pair.reference() + " → "
                            + pair.deviating()));
        } else if (!versionsFit(entry, pair)) {
            misses.add(miss(entry, "versions", entry.versions() + " does not include the arms' versions"));
        }
        if (!entry.command().equals(step.kind())) {
            misses.add(miss(entry, "command", entry.command() + ", not " + step.kind()));
        } else {
            JsonNode command = step.command().arguments();
            entry.conditions().stream()
                    .filter(condition -> !condition.holds(command, step.facts()))
                    .forEach(condition -> misses.add(miss(entry, "where", condition.text())));
        }
        addDifferenceMiss(entry, pair, step, misses);
        if (!modelSideFits(entry, pair, step.differences())) {
            misses.add(miss(
                    entry,
                    "model",
                    "the model agrees with " + entry.modelSide().name().toLowerCase(Locale.ROOT)));
        }
        if (!expectedOfReference(entry, pair, step)) {
            misses.add(
                    miss(entry, "expect.reference", entry.expectedOfReference().text()));
        }
        Outcome deviating = step.outcomes().get(pair.deviating());
        if (deviating == null || !entry.expectedOfDeviating().matches(deviating)) {
            misses.add(
                    miss(entry, "expect.deviating", entry.expectedOfDeviating().text()));
        }
        return misses;
    }

    private static NearMiss miss(KnownDifference entry, String field, String detail) {
        return new NearMiss(entry.id(), field, detail);
    }

    private boolean transportsFit(KnownDifference entry, Pair pair) {
        return fits(pair.reference(), entry.reference()) && fits(pair.deviating(), entry.deviating());
    }

    private boolean fits(String side, String named) {
        return side.equals(Difference.MODEL)
                ? named.equals(Difference.MODEL)
                : arms.get(side).is(named);
    }

    private boolean versionsFit(KnownDifference entry, Pair pair) {
        return isIn(pair.reference(), entry.versions().reference())
                && isIn(pair.deviating(), entry.versions().deviating());
    }

    private boolean isIn(String side, VersionRange range) {
        return side.equals(Difference.MODEL)
                || arms.get(side).versions().stream().allMatch(range::contains);
    }

    /**
     * A side that the model does not agree with must differ from it; where the model agrees, a difference is not
     * covered.
     */
    private static boolean modelSideFits(KnownDifference entry, Pair pair, List<Difference> differences) {
        return switch (entry.modelSide()) {
            case REFERENCE -> true;
            case DEVIATING -> differsFromModel(pair.reference(), differences);
            case NEITHER ->
                differsFromModel(pair.reference(), differences) && differsFromModel(pair.deviating(), differences);
        };
    }

    private static boolean differsFromModel(String side, List<Difference> differences) {
        return !between(new Pair(Difference.MODEL, side), differences).isEmpty();
    }

    private static boolean expectedOfReference(KnownDifference entry, Pair pair, StepRecord step) {
        if (pair.reference().equals(Difference.MODEL)) {
            return entry.expectedOfReference().matches(step.expectation());
        }
        Outcome outcome = step.outcomes().get(pair.reference());
        return outcome != null && entry.expectedOfReference().matches(outcome);
    }

    private static void addDifferenceMiss(KnownDifference entry, Pair pair, StepRecord step, List<NearMiss> misses) {
        List<Difference> between = between(pair, step.differences());
        DifferenceForm form = entry.difference();
        long covered = between.stream().filter(form::covers).count();
        if (covered > 0 && covered <= form.rows()) {
            return;
        }
        List<Difference> atPath = between.stream()
                .filter(difference -> form.path().matches(difference.path()))
                .toList();
        DifferencePath path = form.path();
        if (covered > form.rows()) {
            misses.add(miss(entry, "difference.rows", covered + " rows differ at " + path));
        } else if (atPath.isEmpty()) {
            misses.add(miss(entry, "difference.path", path.toString()));
        } else if (atPath.stream().noneMatch(difference -> difference.differenceClass() == form.differenceClass())) {
            misses.add(miss(entry, "difference.class", form.differenceClass() + " at " + path));
        } else {
            misses.add(miss(entry, "difference.expected or .actual", "the values at " + path));
        }
    }

    private static List<Difference> between(Pair pair, List<Difference> differences) {
        return differences.stream()
                .filter(difference -> difference.reference().equals(pair.reference())
                        && difference.deviating().equals(pair.deviating()))
                .toList();
    }

    /**
     * Returns the differences that an applying entry covers. A form covers no difference if more rows match it than it
     * allows.
     */
    private static Set<Difference> covered(KnownDifference entry, Pair pair, List<Difference> differences) {
        Set<Difference> covered = new LinkedHashSet<>();
        List<Difference> between = between(pair, differences);
        entry.betweenSides().forEach(form -> cover(form, between, covered));
        List<Difference> reference = between(new Pair(Difference.MODEL, pair.reference()), differences);
        entry.againstReference().forEach(form -> cover(form, reference, covered));
        List<Difference> deviating = between(new Pair(Difference.MODEL, pair.deviating()), differences);
        entry.againstDeviating().forEach(form -> cover(form, deviating, covered));
        return covered;
    }

    private static void cover(DifferenceForm form, List<Difference> candidates, Set<Difference> covered) {
        List<Difference> found = candidates.stream().filter(form::covers).toList();
        if (found.size() <= form.rows()) {
            covered.addAll(found);
        }
    }
}
