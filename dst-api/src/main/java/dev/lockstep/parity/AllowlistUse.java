package dev.lockstep.parity;

import dev.lockstep.parity.Ruling.NearMiss;
import dev.lockstep.parity.Ruling.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts how often each entry of the allow-list covered a step of one walk, and compares the count with the entry's
 * limit.
 */
final class AllowlistUse {

    private final Allowlist allowlist;
    private final List<KnownStep> steps = new ArrayList<>();

    AllowlistUse(Allowlist allowlist) {
        this.allowlist = allowlist;
    }

    /**
     * Returns the ruling on a step. An entry that would exceed its limit covers nothing and is reported as a near miss.
     */
    Ruling rule(StepRecord step) {
        Ruling ruling = allowlist.rule(step);
        if (!(ruling instanceof Ruling.Covered covered)) {
            return ruling;
        }
        List<NearMiss> over = covered.by().stream()
                .filter(signature ->
                        coveredBy(signature.id()) >= signature.limit().until(step.step()))
                .map(signature -> overLimit(signature, step.step()))
                .toList();
        return over.isEmpty() ? ruling : new Ruling.Novel(over);
    }

    private NearMiss overLimit(Signature signature, long step) {
        return new NearMiss(
                signature.id(),
                "limits",
                signature.limit() + ", so " + signature.limit().until(step) + " up to step " + step
                        + ", and it has covered " + coveredBy(signature.id()));
    }

    /** Returns the number of steps in which an entry covered something. */
    private long coveredBy(String id) {
        return steps.stream().filter(step -> step.entries().contains(id)).count();
    }

    /** Notes that the ruling covers the step. */
    KnownStep add(StepRecord step, Ruling.Covered ruling, boolean endedWalk) {
        KnownStep known = new KnownStep(step, ruling.ids(), endedWalk);
        steps.add(known);
        return known;
    }

    /** Whether this step was covered. */
    boolean covers(StepRecord step) {
        return steps.stream().anyMatch(known -> known.step() == step);
    }

    List<KnownStep> steps() {
        return List.copyOf(steps);
    }

    /** Returns the number of steps in which each entry covered something, by id; zero for an entry that never did. */
    SortedMap<String, Long> hits() {
        SortedMap<String, Long> hits = new TreeMap<>();
        allowlist.inForce().forEach(id -> hits.put(id, coveredBy(id)));
        return hits;
    }
}
