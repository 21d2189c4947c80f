package dev.lockstep.report.repro;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Outcome.Unsupported;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers as a person reads them. Of a long answer only the first rows are shown. */
final class AnswerText {

    /** The most rows that are shown in full. */
    private static final int MANY = 12;

    private AnswerText() {}

    /** Returns what was expected of a step; empty if nobody predicted it. */
    static String expected(Told told) {
        return told.isUnanswered() ? "an answer" : of(told.expectation());
    }

    private static String of(Expectation expectation) {
        if (expectation instanceof Expectation.Returns returns) {
            return rows(counted(returns.rows().size(), "row"), returns.rows(), returns.ordered(), Inert::row);
        }
        if (expectation instanceof Expectation.Refuses refuses) {
            return "refused (" + refuses.refusal() + ")";
        }
        if (expectation instanceof Expectation.Succeeds succeeds) {
            return done(succeeds.affected().isPresent(), succeeds.affected().orElse(0));
        }
        return "";
    }

    /** Returns the answer of an arm. */
    static String of(Outcome outcome) {
        if (outcome instanceof Rows rows) {
            return rows(counted(rows.rows().size(), "row"), rows.rows(), true, Inert::row);
        }
        if (outcome instanceof Done done) {
            return done(done.count().isPresent(), done.count().orElse(0));
        }
        if (outcome instanceof Refused refused) {
            return "refused (" + refused.refusal() + ")" + (refused.code().isEmpty() ? "" : ", code " + refused.code());
        }
        return outcome instanceof Broken broken
                ? "no answer (" + broken.cause() + "): " + broken.detail()
                : "not offered: " + ((Unsupported) outcome).reason();
    }

    /** Whether the order of the rows has a meaning. A look has no operation, so the journal says it. */
    static boolean ordered(Told told) {
        return told.operations().values().stream()
                .findFirst()
                .map(operation -> operation.rowShape().map(RowShape::ordered).orElse(true))
                .orElse(told.ordered());
    }

    private static String done(boolean counted, long count) {
        return counted ? "done, " + counted(count, "row") : "done";
    }

    static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static List<Row> sorted(List<Row> rows, boolean ordered) {
        return ordered
                ? rows
                : rows.stream()
                        .sorted((a, b) -> Inert.row(a).compareTo(Inert.row(b)))
                        .toList();
    }

    /**
     * Returns some rows below their number.
     *
     * @param number how many there are, in words
     */
    static String rows(String number, List<Row> some, boolean ordered, Function<Row, String> written) {
        return number
                + sorted(some, ordered).stream()
                        .limit(MANY)
                        .map(row -> "\n" + written.apply(row))
                        .collect(Collectors.joining())
                + (some.size() > MANY ? "\n... and " + (some.size() - MANY) + " more" : "");
    }
}
