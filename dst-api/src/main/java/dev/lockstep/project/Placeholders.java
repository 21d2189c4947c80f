package dev.lockstep.project;

import dev.lockstep.op.JsonFault;
import dev.lockstep.platform.Nearest;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds placeholders that no operation can fill in. They would leave an argument out, or the whole operation, and
 * nobody would see why.
 */
final class Placeholders {

    private static final Pattern HOLE = Pattern.compile("\\{\\{|\\{([A-Za-z_][^{}|.]*)[^{}]*\\}");

    private static final String COPY = "copy";

    /** The verb that is asked for a copy of the store. */
    private static final String BACKUP = "backup";

    /** The parts of the operations that are asked of records. */
    private static final Set<String> PARTS =
            Set.of("verb", "collection", "key", "record", "where", "order", "offset", "limit", "requests");

    /** Keys in a list of arguments that name a part of the operation. */
    private static final Set<String> WORDS = Set.of("each", "when", "unless", "whenNull");

    /** Keys under which there are pointers and patterns, and no templates. */
    private static final Set<String> ANSWERS = Set.of(AnswerRule.ROWS, AnswerRule.COUNT, AnswerRule.REFUSED);

    private final Set<String> known = new TreeSet<>(PARTS);
    private final boolean checksParts;

    private Placeholders(boolean checksParts) {
        this.known.addAll(Scope.TAKEN);
        this.checksParts = checksParts;
    }

    /**
     * Checks what a project file says about a transport.
     *
     * @param recordsAlone whether nothing but records is asked. Only then the parts of the operations are known
     * @throws ProjectException for the first placeholder that is wrong
     */
    static void require(YamlValue transport, boolean recordsAlone) {
        new Placeholders(recordsAlone).all(transport, false);
    }

    private void all(YamlValue value, boolean backup) {
        if (value.isMapping()) {
            value.entries().forEach((key, inside) -> {
                if (WORDS.contains(key) && inside.isText()) {
                    name(inside.text().split("\\.", -1)[0], inside, backup);
                } else if (!ANSWERS.contains(key)) {
                    all(inside, backup || key.equals(BACKUP));
                }
            });
        } else if (value.isList()) {
            value.elements().forEach(element -> all(element, backup));
        } else if (value.isText()) {
            Matcher holes = HOLE.matcher(value.text());
            while (holes.find()) {
                if (holes.group(1) != null) {
                    name(holes.group(1), value, backup);
                }
            }
        }
    }

    private void name(String name, YamlValue where, boolean backup) {
        if (name.equals(COPY) && !backup) {
            throw where.wrong("only the verb " + BACKUP + " has {" + COPY + "}");
        }
        if (checksParts && !known.contains(name)) {
            throw where.wrong("no operation has {" + JsonFault.shown(name) + "}; "
                    + Nearest.to(name, known)
                            .map(meant -> "did you mean {" + meant + "}?")
                            .orElse("a setting is {set." + JsonFault.shown(name) + "}"));
        }
    }
}
