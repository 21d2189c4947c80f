package dev.lockstep.backend.sparql;

import dev.lockstep.backend.Quoted;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The prefixes of a document in Turtle or TriG, and the answer to a question for prefixes. */
public final class Prefixes {

    private static final Pattern LINE =
            Pattern.compile("(?:@prefix|PREFIX)\\s+([^\\s:]*):\\s+<([^<>\\s]*)>(?:\\s*\\.)?");

    private Prefixes() {}

    /**
     * Returns the IRIs of the prefixes by their names.
     *
     * @param document the document; the lines at its beginning declare the prefixes, one a line, as a writer does
     */
    public static SortedMap<String, String> of(String document) {
        SortedMap<String, String> prefixes = new TreeMap<>();
        for (String line : document.split("\n")) {
            Matcher declared = LINE.matcher(line);
            if (!declared.matches()) {
                break;
            }
            prefixes.put(declared.group(1), declared.group(2));
        }
        return prefixes;
    }

    /** Returns the names that are asked for. */
    public static List<String> names(GraphCall asked) {
        return List.of(asked.content().split(" ", -1));
    }

    /** Returns the names that are asked for, as words for {@code sh}. */
    public static String words(GraphCall asked) {
        return names(asked).stream().map(Quoted::shell).collect(Collectors.joining(" "));
    }

    /** Returns those of the prefixes that are asked for, as rows. */
    public static Outcome answer(GraphCall asked, Map<String, String> bound) {
        List<Row> rows = new ArrayList<>();
        for (String name : names(asked)) {
            String iri = bound.get(name);
            if (iri != null) {
                rows.add(Row.of(Cell.text(name), Cell.text(iri)));
            }
        }
        return new Outcome.Rows(rows);
    }
}
