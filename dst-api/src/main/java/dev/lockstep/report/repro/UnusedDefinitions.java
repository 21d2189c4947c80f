package dev.lockstep.report.repro;

import dev.lockstep.op.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The definitions of a schema that no other step uses. A workload creates its whole schema before every walk, and a
 * reader of a few steps looks for a reason why a table is there. The scripts keep all of it, because they were played
 * with it.
 */
final class UnusedDefinitions {

    private static final Pattern DEFINITION = Pattern.compile(
            "CREATE (?:UNIQUE )?(?:TABLE|VIEW|SEQUENCE|INDEX \\S+ ON) (?:IF NOT EXISTS )?(?<name>\\w+).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String CATALOGUE = "information_schema";

    private final Bundle bundle;

    UnusedDefinitions(Bundle bundle) {
        this.bundle = bundle;
    }

    /** Returns the numbers of their steps. */
    TreeSet<Integer> numbers() {
        SortedMap<Integer, String> defined = new TreeMap<>();
        List<Told> others = new ArrayList<>();
        for (Told told : bundle.story().steps()) {
            Optional<String> name = told.isSetup() ? name(told) : Optional.empty();
            name.ifPresent(each -> defined.put(told.number(), each));
            if (name.isEmpty()) {
                others.add(told);
            }
        }
        // What differs may speak of a table that no step names: a read of the whole store does not name any.
        String used = String.join("\n", others.stream().map(this::text).toList())
                + bundle.story().finding().differences();
        if (mentions(used, CATALOGUE)) {
            // A read of the catalogue has a row for each definition, and a reader counts those rows.
            return new TreeSet<>();
        }
        TreeSet<Integer> unused = new TreeSet<>(defined.keySet());
        boolean more;
        do {
            String soFar = used;
            // A definition that is used may use others: a table refers to its parents.
            List<Integer> found = unused.stream()
                    .filter(number -> mentions(soFar, defined.get(number)))
                    .toList();
            more = unused.removeAll(found);
            for (int number : found) {
                used += "\n" + text(bundle.story().steps().get(number - 1));
            }
        } while (more);
        return unused;
    }

    private static boolean mentions(String text, String name) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?!\\w)")
                .matcher(text.toLowerCase(Locale.ROOT))
                .find();
    }

    private Optional<String> name(Told told) {
        Matcher definition = DEFINITION.matcher(statement(told));
        return definition.matches() ? Optional.of(definition.group("name")) : Optional.empty();
    }

    private static String statement(Told told) {
        return told.operations().values().stream()
                .findFirst()
                .map(operation -> operation instanceof Operation.Mutate mutate ? mutate.text() : "")
                .orElse("");
    }

    /** Whatever an operation names may be a table, so its whole record is read. */
    private String text(Told told) {
        return told.operations().values().stream().map(String::valueOf).reduce("", (a, b) -> a + "\n" + b);
    }
}
