package dev.lockstep.parity;

import java.util.List;

/**
 * A step whose differences nobody has signed for.
 *
 * @param verdict {@link Verdict#DIVERGED} or {@link Verdict#MODEL}; {@link Verdict#INFRA} or {@link Verdict#FAULT} where not
 *     the system is to blame
 * @param step what happened
 */
public record Finding(Verdict verdict, StepRecord step) {

    public List<Difference> differences() {
        return step.differences();
    }
}
