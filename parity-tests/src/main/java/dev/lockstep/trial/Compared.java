package dev.lockstep.trial;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Comparison;
import dev.lockstep.workloads.script.ScriptLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How an arm played a script, compared with the reference.
 *
 * @param arm the name of the arm
 * @param result the result
 * @param line the first line with another answer; empty if there is none
 * @param expected the reference's answer to that line, in short
 * @param actual the arm's answer to that line, in short; the reason if the arm played nothing; the first violation if
 *     an invariant is violated
 * @param blind the invariants that could not look into its store
 * @param leftOut the directives that the arm does not offer, each with the reason
 */
public record Compared(
        String arm,
        Result result,
        Optional<ScriptLine> line,
        String expected,
        String actual,
        List<Blind> blind,
        List<Remark> leftOut) {

    private static final int SHOWN_ROWS = 4;

    /** The results of an arm. */
    public enum Result {
        /** Every line has the same answer. */
        SAME,
        /** A line has other rows, another count or another refusal, or is done where the reference refuses it. */
        DIFFERS,
        /**
         * A line is refused that the reference does or answers, or maintenance is refused, or the system failed inside
         * a line, however many arms did.
         */
        REFUSED,
        /** Every line has the same answer, and an invariant found something wrong in the store after the last one. */
        VIOLATED,
        /** The arm gave no answer that can be trusted. */
        BROKEN,
        /** The arm does not offer a statement of the script, so the rest of the script says nothing about it. */
        NOT_OFFERED,
        /** The arm could not be opened. */
        ABSENT;

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * Compares an arm with the reference.
     *
     * @param unstable the lines to which the reference has no answer of its own, so that nothing is compared
     */
    static Compared of(Trial reference, Trial trial, Set<ScriptLine> unstable) {
        if (!trial.played()) {
            return new Compared(
                    trial.arm(), Result.ABSENT, Optional.empty(), "", trial.unplayed(), List.of(), List.of());
        }
        List<ScriptLine> lines = trial.script().lines();
        List<Remark> leftOut = trial.told(Outcome.Unsupported.class);
        for (int i = 0;
                i < Math.max(trial.outcomes().size(), reference.outcomes().size());
                i++) {
            Optional<Outcome> expected = at(reference.outcomes(), i);
            Optional<Outcome> actual = at(trial.outcomes(), i);
            Result result = result(lines.get(i), expected, actual, unstable);
            if (result != Result.SAME) {
                Beside beside = Beside.of(expected, actual);
                return new Compared(
                        trial.arm(),
                        result,
                        Optional.of(lines.get(i)),
                        beside.expected(),
                        beside.actual(),
                        trial.blind(),
                        leftOut);
            }
        }
        OptionalInt failed = IntStream.range(0, trial.outcomes().size())
                .filter(i -> FailedInside.is(trial.outcomes().get(i)))
                .findFirst();
        if (failed.isPresent()) {
            // Arms that fail alike do not agree.
            int i = failed.getAsInt();
            Beside beside = Beside.of(at(reference.outcomes(), i), at(trial.outcomes(), i));
            return new Compared(
                    trial.arm(),
                    Result.REFUSED,
                    Optional.of(lines.get(i)),
                    beside.expected(),
                    beside.actual(),
                    trial.blind(),
                    leftOut);
        }
        if (!trial.violations().isEmpty()) {
            return new Compared(
                    trial.arm(), Result.VIOLATED, Optional.empty(), "", violated(trial), trial.blind(), leftOut);
        }
        return new Compared(trial.arm(), Result.SAME, Optional.empty(), "", "", trial.blind(), leftOut);
    }

    private static String violated(Trial trial) {
        int more = trial.violations().size() - 1;
        return trial.violations().get(0) + (more > 0 ? ", and " + more + " more" : "");
    }

    private static Optional<Outcome> at(List<Outcome> outcomes, int index) {
        return index < outcomes.size() ? Optional.of(outcomes.get(index)) : Optional.empty();
    }

    private static Result result(
            ScriptLine line, Optional<Outcome> expected, Optional<Outcome> actual, Set<ScriptLine> unstable) {
        if (actual.isEmpty() || actual.get() instanceof Outcome.Broken) {
            return Result.BROKEN;
        }
        if (line.kind().maintains() && actual.get() instanceof Outcome.Refused) {
            return Result.REFUSED;
        }
        if (actual.get() instanceof Outcome.Unsupported) {
            return line.text().isEmpty() ? Result.SAME : Result.NOT_OFFERED;
        }
        if (expected.isEmpty() || expected.get() instanceof Outcome.Unsupported || unstable.contains(line)) {
            return Result.SAME;
        }
        if (actual.get() instanceof Outcome.Refused && !(expected.get() instanceof Outcome.Refused)) {
            return Result.REFUSED;
        }
        return Comparison.agree(line.operation(), expected.get(), actual.get()) ? Result.SAME : Result.DIFFERS;
    }

    /** Returns an outcome on one line. */
    static String brief(Outcome outcome) {
        if (outcome instanceof Outcome.Rows rows) {
            String shown = rows.rows().stream()
                    .limit(SHOWN_ROWS)
                    .map(row -> row.cells().stream().map(Beside::plain).collect(Collectors.joining(", ", "(", ")")))
                    .collect(Collectors.joining(" "));
            int more = rows.rows().size() - SHOWN_ROWS;
            return rows.rows().isEmpty() ? "no rows" : shown + (more > 0 ? " and " + more + " more" : "");
        }
        if (outcome instanceof Outcome.Done done) {
            return done.count().isPresent() ? "done, count " + done.count().getAsLong() : "done";
        }
        if (outcome instanceof Outcome.Refused refused) {
            return "refused " + refused.refusal() + " " + refused.code() + ": " + refused.message();
        }
        if (outcome instanceof Outcome.Broken broken) {
            return "broken " + broken.cause() + ": " + broken.detail();
        }
        return outcome instanceof Outcome.Unsupported unsupported ? unsupported.reason() : outcome.toString();
    }

    /** Returns what distinguishes this difference from others; the message of a refusal does not. */
    public String kind() {
        return result + " " + line.map(ScriptLine::place).orElse(actual) + " "
                + (result == Result.REFUSED ? actual.replaceFirst(":.*", "") : actual);
    }
}
