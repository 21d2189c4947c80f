package dev.lockstep.report.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /** A definition of which all names lead on: another name, or something that is defined by a table. */
    private static final Pattern FOLLOWED = Pattern.compile(
            "\\s*(?:CREATE\\b|RENAME\\b|ALTER\\s+\\w+\\s+(?:IF\\s+EXISTS\\s+)?\\S+\\s+RENAME\\s+TO\\b)",
            Pattern.CASE_INSENSITIVE);

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

    private final List<Made> all = new ArrayList<>();

    /**
     * A definition that somebody was asked for.
     *
     * @param refused the arms that refused it
     * @param everybody whether nobody else was asked
     */
    private record Made(Divergence.Definition definition, Set<String> refused, boolean everybody) {
        boolean isThere(Optional<String> reference) {
            return !everybody && reference.filter(refused::contains).isEmpty();
        }
    }

    /**
     * Notes a step.
     *
     * @param outcomes the kinds of the answers, by arm
     */
    void step(long step, JsonNode operation, Map<String, String> outcomes) {
        if (all.size() < MOST && (step == 0 || defines(operation))) {
            String statement = Words.statement(operation);
            Set<String> refused = new TreeSet<>();
            outcomes.forEach((arm, kind) -> {
                if (kind.equals("refused")) {
                    refused.add(arm);
                }
            });
            long asked = outcomes.values().stream()
                    .filter(kind -> !kind.equals("unsupported"))
                    .count();
            all.add(new Made(
                    new Divergence.Definition(
                            step,
                            statement.length() <= LONGEST
                                    ? statement
                                    : statement.substring(0, LONGEST) + "... (" + statement.length() + " characters)"),
                    refused,
                    asked > 0 && refused.size() == asked));
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
     * Returns the definitions before a step that share a name with what was asked in it, in their order. One that the
     * reference refused defined nothing. What is called otherwise now is followed to its earlier name.
     *
     * @param asked the statements of the step
     */
    List<Divergence.Definition> concerning(long step, List<String> asked, Optional<String> reference) {
        Set<String> names = new TreeSet<>();
        asked.forEach(statement -> names.addAll(names(statement)));
        List<Divergence.Definition> concerning = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Divergence.Definition each = all.get(i).definition();
            Set<String> own = names(head(each.statement()));
            if (each.step() < step
                    && all.get(i).isThere(reference)
                    && own.stream().anyMatch(names::contains)) {
                concerning.add(0, each);
                if (FOLLOWED.matcher(each.statement()).lookingAt()) {
                    names.addAll(own);
                }
            }
        }
        return concerning;
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
