package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A person.
 *
 * @param slug the key
 * @param name any text; no name and an empty name are different
 * @param age a 32-bit number; wider here, so that a command can hold an age that must be refused
 * @param score an exact decimal of at most {@value #SCORE_DIGITS} digits, {@value #SCORE_SCALE} of them after the point
 */
public record Person(String slug, Optional<String> name, long age, BigDecimal score) {

    public static final int SCORE_DIGITS = 20;
    public static final int SCORE_SCALE = 4;

    public Person {
        score = score.signum() == 0 ? BigDecimal.ZERO : score.stripTrailingZeros();
        if (score.scale() > SCORE_SCALE || score.precision() - score.scale() > SCORE_DIGITS - SCORE_SCALE) {
            throw new IllegalArgumentException("the score " + score.toPlainString() + " has more than "
                    + (SCORE_DIGITS - SCORE_SCALE) + " digits before the point or " + SCORE_SCALE + " after it");
        }
    }

    /** Returns the plainest person with a key. */
    static Person of(String slug) {
        return new Person(slug, Optional.empty(), 1, BigDecimal.ONE);
    }

    boolean hasPossibleAge() {
        return age >= Integer.MIN_VALUE && age <= Integer.MAX_VALUE;
    }

    boolean hasAgeAtTheLimit() {
        return age == Integer.MAX_VALUE || age == Integer.MIN_VALUE;
    }

    Cell nameCell() {
        return name.map(Cell::text).orElse(Cell.NULL);
    }

    Row row() {
        return Row.of(Cell.text(slug), nameCell(), Cell.number(age), Cell.number(score));
    }
}
