package dev.lockstep.report.triage;

import dev.lockstep.op.Json;
import dev.lockstep.op.Row;
import dev.lockstep.platform.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that a person compares, each short enough for a line. A long one is cut around the first character in which it
 * differs from the one that is most like it, and says the number of that character. So two values that differ are never
 * shown as the same text: if all else is alike, a digest is beside it.
 */
public final class Shortened {

    private static final String CUT = "…";

    /** A character of a JSON text: an escaped one of two halves, another escaped one, or any other. */
    private static final Pattern CHARACTER =
            Pattern.compile("\\\\u[dD][89abAB]..\\\\u[dD][c-fC-F]..|\\\\u....|\\\\.|.", Pattern.DOTALL);

    private static final int DIGEST = 12;

    /** So much of a long value is shown in any case. */
    private static final int LEAST = 12;

    private final String text;
    private final int most;
    private final boolean numbered;

    private Shortened(String text, int most, boolean numbered) {
        this.text = text;
        this.most = most;
        this.numbered = numbered;
    }

    /**
     * Returns the values in their order.
     *
     * @param values values as JSON, or other texts
     * @param most the length of a value that is shown whole, and about that of what is shown of another one
     */
    public static List<String> of(List<String> values, int most) {
        return of(values, most, true);
    }

    /**
     * Returns the values as {@link #of(List, int)}, without the numbers of characters, for which a title has no room.
     */
    static List<String> inTitle(List<String> values, int most) {
        return of(values, most, false);
    }

    private static List<String> of(List<String> values, int most, boolean numbered) {
        TreeSet<String> sorted = new TreeSet<>(values);
        Map<String, String> shown = new HashMap<>();
        Map<String, Set<String>> alike = new HashMap<>();
        for (String value : sorted) {
            String written = value.length() <= most
                    ? value
                    : new Shortened(value, most, numbered)
                            .around(CommonBeginning.nearest(value, sorted)
                                    .map(other -> CommonBeginning.length(value, other))
                                    .orElse(0));
            shown.put(value, written);
            alike.computeIfAbsent(written, unused -> new HashSet<>()).add(value);
        }
        return values.stream()
                .map(value -> alike.get(shown.get(value)).size() == 1
                        ? shown.get(value)
                        : shown.get(value) + " [sha-256 " + Sha256.ofText(value).substring(0, DIGEST) + "]")
                .toList();
    }

    /** Returns rows as JSON, with the cells of each column shortened beside each other. */
    public static List<String> rows(List<Row> rows, String comma, int most) {
        List<List<String>> written = new ArrayList<>();
        rows.forEach(row -> written.add(new ArrayList<>(
                row.cells().stream().map(Json.MAPPER::writeValueAsString).toList())));
        int widest = written.stream().mapToInt(List::size).max().orElse(0);
        for (int column = 0; column < widest; column++) {
            int at = column;
            List<List<String>> having =
                    written.stream().filter(row -> row.size() > at).toList();
            List<String> cells = of(having.stream().map(row -> row.get(at)).toList(), most);
            for (int i = 0; i < cells.size(); i++) {
                having.get(i).set(at, cells.get(i));
            }
        }
        return written.stream().map(row -> "[" + String.join(comma, row) + "]").toList();
    }

    private String around(int place) {
        List<Integer> starts = new ArrayList<>();
        Matcher characters = CHARACTER.matcher(text);
        while (characters.find()) {
            starts.add(characters.start());
        }
        int count = starts.size();
        starts.add(text.length());
        int at = 0;
        while (at < count - 1 && starts.get(at + 1) <= place) {
            at++;
        }
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String end = numbered ? where(quoted ? at : at + 1, quoted ? count - 2 : count) : "";
        int room = Math.max(LEAST, most - end.length() - 2 * CUT.length());
        int from = at;
        while (from > 0 && starts.get(at) - starts.get(from - 1) <= room / 3) {
            from--;
        }
        int to = at + 1;
        while (to < count && starts.get(to + 1) - starts.get(from) <= room) {
            to++;
        }
        while (from > 0 && starts.get(to) - starts.get(from - 1) <= room) {
            from--;
        }
        String quote = quoted ? "\"" : "";
        return (from == 0 ? "" : quote + CUT)
                + text.substring(starts.get(from), starts.get(to))
                + (to == count ? "" : CUT + quote)
                + end;
    }

    private static String where(int number, int count) {
        if (number > count) {
            return " (it ends after character " + count + ")";
        }
        return number < 2 ? " (" + count + " characters)" : " (character " + number + " of " + count + ")";
    }
}
