package dev.lockstep.shrink;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Whether a list of commands shows the finding that is made small. */
public interface Trial {

    /**
     * Returns those of the lines that are possible one after another, the very same objects. A line that is not
     * possible is left out, and so are the later ones that need it. Asks the model alone, so it costs nothing.
     */
    List<Line> possible(List<Line> lines);

    /** Returns a line with each command that is simpler than its own, the simplest first; by default none is. */
    default List<Line> simpler(Line line) {
        return List.of();
    }

    /** Returns lines that do one after another what a composite line does; by default a line does one thing. */
    default List<Line> parts(Line line) {
        return List.of();
    }

    /** Whether a line of another kind may show the finding in the place of the last one; by default none may. */
    default boolean mayShow(Line line) {
        return false;
    }

    /**
     * Returns the few values that a place in a line's arguments can have by its type, the simplest first; by default
     * the type names none.
     */
    default List<JsonNode> choices(Line line, String path) {
        return List.of();
    }

    /**
     * Plays lines, each of which is possible.
     *
     * @throws InterruptedException if somebody stops the trial; then it has no answer
     */
    Answer play(List<Line> lines) throws IOException, InterruptedException;

    /**
     * The answer of a trial.
     *
     * @param plays the number of walks that it took; a finding that comes and goes needs several
     * @param shownAt the number of lines up to the finding; empty if it was not shown
     * @param agreed whether it is known that nothing else was shown either
     */
    record Answer(long plays, OptionalInt shownAt, boolean agreed) {

        public static Answer shown(long plays, int lines) {
            return new Answer(plays, OptionalInt.of(lines), false);
        }

        public static Answer notShown(long plays) {
            return new Answer(plays, OptionalInt.empty(), false);
        }

        /** Neither the finding nor anything else was shown. */
        public static Answer nothingShown(long plays) {
            return new Answer(plays, OptionalInt.empty(), true);
        }
    }
}
