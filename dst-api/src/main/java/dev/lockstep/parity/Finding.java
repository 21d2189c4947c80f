package dev.lockstep.parity;

import dev.lockstep.parity.Ruling.NearMiss;
import java.util.List;

/**
 * A step with a difference that is not allow-listed.
 *
 * @param verdict {@link Verdict#DIVERGED}, {@link Verdict#MODEL} or {@link Verdict#NOISE}; {@link Verdict#INFRA} or
 *     {@link Verdict#FAULT} if the system is not at fault
 * @param step the step
 * @param nearMisses the entries that almost covered it
 */
public record Finding(Verdict verdict, StepRecord step, List<NearMiss> nearMisses) {

    public Finding {
        nearMisses = List.copyOf(nearMisses);
    }

    public List<Difference> differences() {
        return step.differences();
    }

    public Classification classification() {
        return switch (verdict) {
            case NOISE -> Classification.NOISE;
            case MODEL -> Classification.MODEL;
            default -> Classification.NOVEL;
        };
    }
}
