package dev.lockstep.shapes;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * The shapes of a store, in the order in which the battery makes them, each from the one before it. A fetch is the
 * number of rows that a client gets at once unless it asks for another number.
 */
public enum Morphology {
    EMPTY,
    ONE_ROW,
    EXACTLY_A_FETCH,
    ABOVE_A_FETCH,
    THOUSANDS,
    FRAGMENTED,
    OPTIMISED,
    REOPENED,
    RESTARTED,
    RESTORED,
    REPAIRED,
    LARGE_VALUES;

    private static final int FETCH = 100;
    private static final int MANY = 2_500;
    private static final int MORE = 2_800;

    /** Returns the commands that make it from the one before it. */
    List<ShapeCommand> making() {
        return switch (this) {
            case EMPTY -> List.of();
            case ONE_ROW -> List.of(new ShapeCommand.Put(1, 1));
            case EXACTLY_A_FETCH -> List.of(new ShapeCommand.Put(2, FETCH));
            case ABOVE_A_FETCH -> List.of(new ShapeCommand.Put(FETCH + 1, FETCH + 1));
            case THOUSANDS -> List.of(new ShapeCommand.Put(FETCH + 2, MANY));
            case FRAGMENTED -> List.of(new ShapeCommand.RemoveOdd(), new ShapeCommand.Put(MANY + 1, MORE));
            case OPTIMISED, REOPENED, RESTARTED, RESTORED -> List.of(new ShapeCommand.Maintain(this));
            case REPAIRED -> List.of(new ShapeCommand.Simplify(), new ShapeCommand.Maintain(this));
            // The row of large values is alone with a few others, so that it is read as often as a small store is.
            case LARGE_VALUES -> List.of(new ShapeCommand.RemoveAbove(FETCH), new ShapeCommand.PutLarge());
        };
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
