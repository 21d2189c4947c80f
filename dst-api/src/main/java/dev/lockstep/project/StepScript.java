package dev.lockstep.project;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.StepParts;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The script of one described transport while it is written, step by step. A step that cannot be carried is left out
 * with the reason.
 */
public final class StepScript {

    /** A step in parts has an answer only if each part before its last one is done, as it is in a walk. */
    private static final List<String> PART = List.of(
            "# part NUMBER NAME WORD...: does a part of a step, which must be done for the others to follow.",
            "part() {",
            "    whole=$1 name=$2; shift 2",
            "    step \"$whole.$name\" \"$@\" >\"$RAW/$whole.$name\"",
            "    read -r part_said <\"$RAW/$whole.$name\"",
            "    case $part_said in \"$whole.$name done\"*) return 0 ;; esac",
            "    echo \"$whole failed: the part $name was answered with ${part_said#* }\"",
            "    return 1",
            "}");

    private final List<String> play = new ArrayList<>(PlayScript.BEGIN);
    private final SortedMap<Integer, String> words = new TreeMap<>();
    private final List<String> omitted = new ArrayList<>();
    private final ObjectNode rules = Json.MAPPER.createObjectNode();
    private final boolean tellsAbsent;

    /** Begins the script of a transport's part of a walk. */
    public StepScript(Reproduction reproduction) {
        this.tellsAbsent = reproduction.tellsAbsent();
    }

    /** Writes a step. */
    @FunctionalInterface
    public interface Line {

        /**
         * Returns the line of a step.
         *
         * @throws UncarriedException if the transport cannot carry the operation
         */
        String of(Reproduction.Step step) throws UncarriedException;
    }

    /** Adds lines. */
    public void add(List<String> lines) {
        play.addAll(lines);
    }

    /**
     * Adds the rule by which the answer of a step is read; see {@link PlayScript#addRule}.
     *
     * @param step the number of the step, or the name of a part of it
     */
    public void rule(String step, String ended, Operation operation, Optional<ObjectNode> rule) {
        PlayScript.addRule(rules, step, ended, operation, tellsAbsent, rule);
    }

    /**
     * Returns the lines that take a backup and read the copy, which is in {@code $COPY}.
     *
     * @param asked the line that asks for an operation of the step. It begins with the words that it is given
     * @param copying the line that makes the copy
     * @param reading the line that reads the copy
     */
    public String backup(Reproduction.Step step, Operation.Backup backup, Asked asked, Line copying, Line reading)
            throws UncarriedException {
        List<String> parts = new ArrayList<>();
        parts.add("mkdir \"$SCRATCH/copy-" + step.number() + "\" && COPY=$SCRATCH/copy-" + step.number());
        if (backup.canary().isPresent()) {
            parts.add(asked.of("before", backup.canary().get().before()));
        }
        parts.add(copying.of(step));
        String copied = words.get(step.number());
        if (backup.canary().isPresent()) {
            parts.add(asked.of("after", backup.canary().get().after()));
        }
        if (!play.contains(PART.get(0))) {
            play.addAll(PART);
        }
        String read = reading.of(step);
        List<String> told = new ArrayList<>(List.of(copied));
        if (backup.canary().isPresent()) {
            told.add(0, "put in what only the copy has");
            told.add("take it out again");
        }
        told.add(StepParts.READ + words.get(step.number()));
        says(step, StepParts.text("back up, and read the copy:", told));
        return "if " + String.join(" &&\n    ", parts) + "; then\n    " + read + "\nfi";
    }

    /** Returns the words that begin a part of a step. */
    public static String part(Reproduction.Step step, String name) {
        return "part " + step.number() + " " + name;
    }

    /** Returns the name of a part of a step, by which its rule is found. */
    public static String nameOf(Reproduction.Step step, String part) {
        return step.number() + "." + part;
    }

    /** Writes a part of a step. */
    @FunctionalInterface
    public interface Asked {

        /**
         * Returns the line of a part.
         *
         * @throws UncarriedException if the transport cannot carry the operation
         */
        String of(String part, Operation operation) throws UncarriedException;
    }

    /** Says what a person reads about a step. Without it, a person reads the kind of its operation. */
    public void says(Reproduction.Step step, String text) {
        words.put(step.number(), text);
    }

    /** Says what is left out, and why. */
    public void omit(String what, UncarriedException reason) {
        omitted.add(what + " is left out, because " + Quoted.line(reason.getMessage(), 100) + ".");
    }

    /** Adds each step, under its title. */
    public void steps(Reproduction reproduction, Line line) {
        for (Reproduction.Step step : reproduction.steps()) {
            says(step, step.operation().kind().name());
            String title = "# " + step.number() + " " + Quoted.line(step.title(), 100);
            try {
                String played = line.of(step);
                play.addAll(List.of(title, played));
            } catch (UncarriedException e) {
                play.addAll(List.of(title, "echo '" + step.number() + " omitted'"));
                omit("step " + step.number(), e);
            }
        }
    }

    /** Returns the script with the files that it needs. */
    public Reproduced reproduced() {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(PlayScript.READER, PlayScript.reader());
        files.put(PlayScript.RULES, PlayScript.rules(rules));
        return new Reproduced(files, play, words, omitted);
    }
}
