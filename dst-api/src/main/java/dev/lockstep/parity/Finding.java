package dev.lockstep.parity;

import dev.lockstep.parity.Ruling.NearMiss;
import java.util.List;

/**
 * A step whose differences nobody has signed for.
 *
 * @param verdict {@link Verdict#DIVERGED}, {@link Verdict#MODEL} or {@link Verdict#NOISE}; {@link Verdict#INFRA} or {@link
 *     Verdict#FAULT} where not the system is to blame
 * @param step what happened
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
