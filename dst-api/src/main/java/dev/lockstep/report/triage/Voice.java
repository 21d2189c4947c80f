package dev.lockstep.report.triage;

import dev.lockstep.backend.Noted;
import dev.lockstep.op.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One side of a divergence: an arm, or the model.
 *
 * @param name the name of the arm; {@code model} for the model
 * @param model whether it is the model
 * @param reference whether it is the reference
 * @param alone whether it is in the minority; see {@link Standing}
 * @param version the version of the system that it ran; empty if nobody tells it, and for the model
 * @param opened what it was opened with, by name: settings, a URL, a command line
 * @param statement the statement that it was asked; empty for the model
 * @param asked what it did for the operation, in its own words; none if that is the statement alone
 * @param kind the kind of its answer: {@code done}, {@code rows}, {@code refused}, {@code broken}, {@code unsupported};
 *     empty if nobody knows it
 * @param answer its answer in words, on one line
 * @param rows the rows of its answer; empty if it has none
 * @param facets the other parts of its answer, by name
 * @param evidence observations about an answer that is none, by name: an exit code, the last lines of a log
 */
public record Voice(
        String name,
        boolean model,
        boolean reference,
        boolean alone,
        String version,
        SortedMap<String, String> opened,
        String statement,
        List<String> asked,
        String kind,
        String answer,
        Optional<List<Row>> rows,
        SortedMap<String, String> facets,
        SortedMap<String, String> evidence) {

    public Voice {
        opened = Collections.unmodifiableSortedMap(new TreeMap<>(opened));
        asked = List.copyOf(asked);
        rows = rows.map(List::copyOf);
        facets = Collections.unmodifiableSortedMap(new TreeMap<>(facets));
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    }

    /**
     * Whether one of these texts has the statement as a whole, and not as the beginning or the end of another one.
     *
     * @param asked what an arm did, in its own words
     */
    public static boolean isTold(List<String> asked, String statement) {
        Pattern whole = Pattern.compile("(?<![\\p{L}\\p{N}_])"
                + Pattern.quote(statement.replaceFirst("[;\\s]+$", ""))
                + "(?![ \t]*[\\p{L}\\p{N}_(,.=<>+*])");
        return asked.stream().anyMatch(each -> whole.matcher(each).find());
    }

    /**
     * Returns how its last request was answered beside the outcome, such as an HTTP status; empty if nobody noted it.
     */
    public Optional<String> status() {
        return Noted.lastStatus(asked);
    }

    /** Returns what it did, in order and without any status, and then the statement unless one of these has it. */
    public List<String> toldAndAsked() {
        List<String> all = new ArrayList<>(Noted.words(asked));
        if (!statement.isEmpty() && !isTold(asked, statement)) {
            all.add(statement);
        }
        return all;
    }
}
