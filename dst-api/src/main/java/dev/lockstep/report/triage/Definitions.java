package dev.lockstep.report.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The definitions that the steps of a walk made in its stores: the operations that created the schema, and the commands
 * that begin with a word of definition. Whoever reads that a row is missing wants to know the type of its column.
 */
final class Definitions {

    /** A walk that defines more has the rest in its journal. */
    private static final int MOST = 1_000;

    private static final int LONGEST = 4_000;

    private static final Pattern DEFINES =
            Pattern.compile("\\s*(?:CREATE|ALTER|DROP|RENAME|COMMENT ON)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    /** Words of a definition that name nothing. A word that is lacking here shows a definition too many. */
    private static final Set<String> NO_NAMES = Set.of(
            "create",
            "alter",
            "drop",
            "rename",
            "comment",
            "or",
            "replace",
            "if",
            "not",
            "exists",
            "table",
            "view",
            "index",
            "unique",
            "sequence",
            "graph",
            "temporary",
            "local",
            "global",
            "on",
            "as",
            "to",
            "add",
            "column",
            "set",
            "default",
            "null",
            "primary",
            "key",
            "select",
            "from",
            "where",
            "and",
            "start",
            "with",
            "no",
            "cache",
            "cascade",
            "restrict",
            "force",
            "trigger",
            "constraint",
            "domain",
            "schema",
            "into",
            "values",
            "insert",
            "update",
            "delete",
            "order",
            "by",
            "integer",
            "varchar",
            "for",
            "each",
            "row",
            "call",
            "silent",
            "type");

    private final List<Divergence.Definition> all = new ArrayList<>();

    void step(long step, JsonNode operation) {
        if (all.size() < MOST && (step == 0 || defines(operation))) {
            String statement = Words.statement(operation);
            all.add(new Divergence.Definition(
                    step,
                    statement.length() <= LONGEST
                            ? statement
                            : statement.substring(0, LONGEST) + "... (" + statement.length() + " characters)"));
        }
    }

    /** A journal may have ten thousand operations, so most of them are not read in full. */
    private static boolean defines(JsonNode operation) {
        JsonNode text = operation.findValue("text");
        return text != null
                && text.isString()
                && DEFINES.matcher(text.asString("")).lookingAt();
    }

    /**
     * Returns the definitions before a step that share a name with what was asked in it, in their order.
     *
     * @param asked the statements of the step
     */
    List<Divergence.Definition> concerning(long step, List<String> asked) {
        Set<String> names = new TreeSet<>();
        asked.forEach(statement -> names.addAll(names(statement)));
        return all.stream()
                .filter(each -> each.step() < step)
                .filter(each -> names(head(each.statement())).stream().anyMatch(names::contains))
                .toList();
    }

    /** Returns the part that names what is defined; the rest names columns, which several tables have. */
    private static String head(String statement) {
        int body = statement.indexOf('(');
        return body < 0 ? statement : statement.substring(0, body);
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            String plain = name.group().toLowerCase(Locale.ROOT);
            if (!NO_NAMES.contains(plain)) {
                names.add(plain);
            }
        }
        return names;
    }
}
