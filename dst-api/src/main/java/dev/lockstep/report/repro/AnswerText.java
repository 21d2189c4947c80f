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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Answers as a person reads them. Of a long answer only the difference from the expected one is shown. */
final class AnswerText {

    /** The most rows that are shown in full. */
    private static final int MANY = 12;

    private AnswerText() {}

    /** Returns what was expected; empty if nobody predicted it. */
    static String of(Expectation expectation) {
        if (expectation instanceof Expectation.Returns returns) {
            return rows(sorted(returns.rows(), returns.ordered()));
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
    static String of(Outcome outcome, Told told) {
        if (outcome instanceof Rows rows) {
            return told.expectation() instanceof Expectation.Returns returns
                            && rows.rows().size() > MANY
                    ? difference(rows.rows(), returns.rows(), ordered(told))
                    : rows(sorted(rows.rows(), ordered(told)));
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

    /** Returns the words without folders and ports of the machine on which the walk was played. */
    private static String withoutPlaces(String words) {
        return words.replaceAll("(?:/[^/\\s:;,'\"]+){2,}/?", "{path}").replaceAll(":\\d{4,5}\\b", ":{port}");
    }

    private static boolean ordered(Told told) {
        return told.operations().values().stream()
                .findFirst()
                .flatMap(operation -> operation.rowShape())
                .map(RowShape::ordered)
                .orElse(true);
    }

    private static String done(boolean counted, long count) {
        return counted ? "done, " + counted(count, "row") : "done";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static List<Row> sorted(List<Row> rows, boolean ordered) {
        return ordered
                ? rows
                : rows.stream()
                        .sorted((a, b) -> Inert.row(a).compareTo(Inert.row(b)))
                        .toList();
    }

    private static String rows(List<Row> rows) {
        return counted(rows.size(), "row")
                + rows.stream().limit(MANY).map(row -> "\n" + Inert.row(row)).collect(Collectors.joining())
                + (rows.size() > MANY ? "\n... and " + (rows.size() - MANY) + " more" : "");
    }

    private static String difference(List<Row> seen, List<Row> expected, boolean ordered) {
        List<Row> missing = new ArrayList<>(expected);
        seen.forEach(missing::remove);
        List<Row> extra = new ArrayList<>(seen);
        expected.forEach(extra::remove);
        if (missing.isEmpty() && extra.isEmpty()) {
            return counted(seen.size(), "row")
                    + (ordered && !seen.equals(expected) ? " in another order" : ", the same");
        }
        return counted(seen.size(), "row") + ", of which differ:" + told("missing", missing) + told("extra", extra);
    }

    private static String told(String what, List<Row> rows) {
        return rows.stream()
                        .limit(MANY)
                        .map(row -> "\n" + what + " " + Inert.row(row))
                        .collect(Collectors.joining())
                + (rows.size() > MANY ? "\n" + what + " ... and " + (rows.size() - MANY) + " more" : "");
    }
}
