package dev.lockstep.project;

import dev.lockstep.op.JsonFault;
import dev.lockstep.platform.Nearest;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds placeholders and conditions that name a part which no operation has. They would leave an argument or a key out,
 * or the whole operation, and nobody would see why.
 */
final class Placeholders {

    private static final Pattern HOLE = Pattern.compile("\\{\\{|\\{([A-Za-z_][^{}|]*)(?:\\|[^{}]*)?\\}");

    private static final String COPY = "copy";

    /** The verb that is asked for a copy of the store. */
    private static final String BACKUP = "backup";

    /** In a list of arguments, the words that are said for each element of a part, or by the value of a part. */
    private static final String WORDS = "words";

    private static final String EACH = "each";

    /** Keys that name a part, beside words. */
    private static final Set<String> CONDITIONS = Set.of(EACH, "when", "unless", "whenNull");

    /** Names that only the words for each element have. */
    private static final Set<String> OF_EACH = Set.of("name", "value");

    /** Keys of a transport or of a verb under which there are pointers and patterns, and no templates. */
    private static final Set<String> ANSWERS = Set.of(AnswerRule.ROWS, AnswerRule.COUNT, AnswerRule.REFUSED);

    private final Parts parts;

    private Placeholders(Parts parts) {
        this.parts = parts;
    }

    /**
     * Checks what a project file says about a transport.
     *
     * @param parts the parts of the operations
     * @throws ProjectException for the first name that is wrong
     */
    static void require(YamlValue transport, Parts parts) {
        Placeholders placeholders = new Placeholders(parts);
        if (!transport.isMapping()) {
            placeholders.all(transport, parts, false, false);
            return;
        }
        transport.entries().forEach((key, value) -> {
            if (key.equals("verbs") && value.isMapping()) {
                value.entries().forEach(placeholders::verb);
            } else if (!ANSWERS.contains(key)) {
                placeholders.all(value, parts, false, false);
            }
        });
    }

    private void verb(String name, YamlValue verb) {
        if (!verb.isMapping()) {
            all(verb, parts, name.equals(BACKUP), false);
            return;
        }
        verb.entries().forEach((key, value) -> {
            if (!ANSWERS.contains(key)) {
                all(value, parts, name.equals(BACKUP), key.equals("json"));
            }
        });
    }

    /** In JSON every key is the product's own, and none is a condition. */
    private void all(YamlValue value, Parts here, boolean backup, boolean json) {
        if (value.isMapping()) {
            value.entries().values().forEach(inside -> all(inside, here, backup, json));
        } else if (value.isList()) {
            for (YamlValue element : value.elements()) {
                if (!json && element.isMapping() && element.has(WORDS)) {
                    words(element, here, backup);
                } else {
                    all(element, here, backup, json);
                }
            }
        } else if (value.isText()) {
            Matcher holes = HOLE.matcher(value.text());
            while (holes.find()) {
                if (holes.group(1) != null) {
                    name(holes.group(1), value, here, backup);
                }
            }
        }
    }

    private void words(YamlValue element, Parts here, boolean backup) {
        Parts inside = here;
        for (var entry : element.entries().entrySet()) {
            if (CONDITIONS.contains(entry.getKey()) && entry.getValue().isText()) {
                String path = entry.getValue().text();
                name(path, entry.getValue(), here, backup);
                inside = entry.getKey().equals(EACH) ? here.inEach(path) : here;
            }
        }
        all(element.at(WORDS), inside, backup, false);
    }

    private static void name(String path, YamlValue where, Parts here, boolean backup) {
        if (path.split("\\.", -1)[0].equals(COPY) && !backup) {
            throw where.wrong("only the verb " + BACKUP + " has {" + COPY + "}");
        }
        if (here.areAll() && !Scope.isAround(path) && !path.equals(Scope.REQUEST) && !here.has(path)) {
            throw where.wrong("no operation has {" + JsonFault.shown(path) + "}; " + advice(path, here));
        }
    }

    private static String advice(String path, Parts here) {
        if (OF_EACH.contains(path)) {
            return "only the words of 'each' have it";
        }
        Set<String> known = new TreeSet<>(here.paths());
        known.addAll(Scope.around());
        known.add(Scope.REQUEST);
        String inRequest = Scope.REQUEST + ".";
        Optional<String> meant = path.startsWith(inRequest) && here.has(path.substring(inRequest.length()))
                ? Optional.of(path.substring(inRequest.length()))
                : Nearest.to(path, known);
        if (meant.isPresent()) {
            return "did you mean {" + meant.get() + "}?";
        }
        String owner = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
        Set<String> beside = beside(owner, known);
        return owner.isEmpty() || beside.isEmpty()
                ? "a setting is {set." + JsonFault.shown(path) + "}"
                : "{" + owner + "} has " + String.join(", ", beside);
    }

    private static Set<String> beside(String owner, Collection<String> known) {
        Set<String> beside = new TreeSet<>();
        for (String path : known) {
            if (path.startsWith(owner + ".") && path.indexOf('.', owner.length() + 1) < 0) {
                beside.add(path.substring(owner.length() + 1));
            }
        }
        return beside;
    }
}
