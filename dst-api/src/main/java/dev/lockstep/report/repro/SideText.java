package dev.lockstep.report.repro;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.report.triage.Looked;
import dev.lockstep.report.triage.Shortened;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers to one step side by side. Rows that all sides have are counted, if they are many. */
final class SideText {

    static final String EXPECTED = "expected";

    /** So few common rows are shown as they are. */
    private static final int FEW = 3;

    /** So much of a cell is shown around the place where it differs from those of the other rows. */
    private static final int CELL = 300;

    private final Told told;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Map<Row, Integer> common;
    private final Map<Row, String> shown = new HashMap<>();

    SideText(Told told) {
        this.told = told;
        if (told.expectation() instanceof Expectation.Returns returns) {
            rows.put(EXPECTED, returns.rows());
        }
        told.seen().forEach((arm, outcome) -> {
            if (outcome instanceof Outcome.Rows seen) {
                rows.put(arm, seen.rows());
            }
        });
        this.common = common(rows.values());
        List<Row> all = rows.values().stream().flatMap(List::stream).distinct().toList();
        List<String> written = Shortened.rows(all, ", ", CELL);
        for (int i = 0; i < all.size(); i++) {
            shown.put(all.get(i), written.get(i));
        }
    }

    private static Map<Row, Integer> common(Iterable<List<Row>> sides) {
        Map<Row, Integer> common = null;
        for (List<Row> side : sides) {
            Map<Row, Integer> counts = counts(side);
            if (common == null) {
                common = counts;
            } else {
                common.replaceAll((row, times) -> Math.min(times, counts.getOrDefault(row, 0)));
            }
        }
        return common == null ? Map.of() : common;
    }

    private static Map<Row, Integer> counts(List<Row> rows) {
        Map<Row, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    /** Returns what was expected; empty if nobody predicted it. */
    String expected() {
        return rows.containsKey(EXPECTED) ? rows(EXPECTED) : AnswerText.expected(told);
    }

    /** Returns the answer of an arm, which is noted. */
    String seen(String arm) {
        return rows.containsKey(arm) ? rows(arm) : AnswerText.of(told.seen().get(arm));
    }

    private String rows(String side) {
        List<Row> all = rows.get(side);
        int agreeing = common.values().stream().mapToInt(Integer::intValue).sum();
        boolean differ = rows.values().stream().anyMatch(each -> each.size() > agreeing);
        if (agreeing <= FEW || !differ) {
            return AnswerText.rows(found(all.size()), all, AnswerText.ordered(told), shown::get);
        }
        Map<Row, Integer> left = new HashMap<>(common);
        List<Row> own = new ArrayList<>();
        for (Row row : all) {
            if (left.merge(row, -1, Integer::sum) < 0) {
                own.add(row);
            }
        }
        return AnswerText.rows(found(all.size()), own, AnswerText.ordered(told), shown::get) + "\n" + agreeing
                + (own.isEmpty() ? " rows agree, and there is no other" : " other rows agree");
    }

    private String found(int rows) {
        return told.channel() == Channel.INSIDE ? Looked.found(rows) : AnswerText.counted(rows, "row");
    }
}
