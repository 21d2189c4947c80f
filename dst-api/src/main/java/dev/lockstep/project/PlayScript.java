package dev.lockstep.project;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.SourceSections;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.RowShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts that the scripts of all described transports share: the folders, the words of a line, and a small program
 * that reads an answer by the rule of the project file, so that the answers of all transports have the same form.
 */
public final class PlayScript {

    /** The file of the program that reads answers. */
    public static final String READER = "answer.py";

    /** The file with the rule of each step. */
    public static final String RULES = "rules.json";

    /**
     * The first lines of a script. {@code DATA} is the folder of the store, {@code SCRATCH} a folder for everything
     * else, {@code PRODUCT} the folder of the project file, and {@code RAW} has the answers as they came.
     */
    public static final List<String> BEGIN = List.of(
            "# PRODUCT is the folder of lockstep.yaml, in which the programs of the product are.",
            ": \"${PRODUCT:?set PRODUCT to the folder of lockstep.yaml}\"",
            "command -v python3 >/dev/null || { echo 'python3 is needed to read the answers' >&2; exit 3; }",
            "WORK=$PWD DATA=$PWD/data SCRATCH=$PWD/scratch RAW=$PWD/raw",
            "mkdir \"$DATA\" \"$SCRATCH\" \"$RAW\"",
            "cd \"$PRODUCT\"",
            "answer() { python3 \"$HERE/" + READER + "\" \"$HERE/" + RULES
                    + "\" \"$1\" \"$2\" \"$RAW/$1.out\" \"$RAW/$1.err\"; }");

    private static final String MARK = "@LOCKSTEP-";

    private static final Map<String, String> VARIABLES =
            Map.of("data", "DATA", "scratch", "SCRATCH", "home", "PRODUCT", "port", "PORT", "copy", "COPY");

    private PlayScript() {}

    /** Returns the text of the program that reads answers. */
    public static String reader() {
        return SourceSections.text(PlayScript.class, READER);
    }

    /** Returns the names that surround every operation; each stands for a variable of the script. */
    public static Map<String, String> names(String version) {
        Map<String, String> names = new TreeMap<>(Map.of("version", version, "host", "127.0.0.1"));
        VARIABLES.forEach((name, variable) -> names.put(name, MARK + variable + "@"));
        return names;
    }

    /** Returns a word for {@code sh}, in which the variables have their values. */
    public static String word(String text) {
        String word = Quoted.shell(text);
        String quote = word.startsWith("'") ? "'" : "";
        for (String variable : VARIABLES.values()) {
            word = word.replace(MARK + variable + "@", quote + "\"$" + variable + "\"" + quote);
        }
        return word;
    }

    /** Returns a line for {@code sh}. */
    public static String line(List<String> words) {
        return words.stream().map(PlayScript::word).collect(Collectors.joining(" "));
    }

    /** Returns a line as a person reads it. */
    public static String forPeople(String line) {
        return line.replaceAll("'?\"(\\$[A-Z]+)\"'?", "$1");
    }

    /** Returns the line that restarts the server in a step. */
    public static String restart(Reproduction.Step step) {
        return restart(step, ":");
    }

    /**
     * Returns the line that restarts the server in a step.
     *
     * @param afterwards what is done when the server is there again
     */
    public static String restart(Reproduction.Step step, String afterwards) {
        String both = afterwards.equals(":") ? "server_restart" : "server_restart && " + afterwards;
        return "if " + both + "; then echo '" + step.number() + " done'; else echo '" + step.number() + " failed'; fi";
    }

    /**
     * Adds the rule of a step.
     *
     * @param rules the rules, by step
     * @param step the number of the step, or the name of a part of it
     * @param ended how an answer ends: {@code exit}, {@code status} or {@code driver}
     * @param tellsAbsent whether a field that is absent and one that is null are two answers
     * @param rule what the project file says about the answer
     */
    static void addRule(
            ObjectNode rules,
            String step,
            String ended,
            Operation operation,
            boolean tellsAbsent,
            Optional<ObjectNode> rule) {
        ObjectNode added = rules.putObject(step).put("ended", ended);
        rule.ifPresent(added::setAll);
        Optional<RowShape> shape = operation.rowShape();
        added.put("ordered", shape.map(RowShape::ordered).orElse(false));
        if (tellsAbsent) {
            added.put("absent", true);
        }
        if (shape.isEmpty()) {
            added.putNull("columns");
        } else {
            ArrayNode columns = added.putArray("columns");
            shape.get()
                    .columns()
                    .forEach(column -> columns.addArray()
                            .add(column.name())
                            .add(column.kind().name()));
        }
    }

    /** Returns the text of the rules. */
    public static String rules(ObjectNode rules) {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(rules) + "\n";
    }
}
