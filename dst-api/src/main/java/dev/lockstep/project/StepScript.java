package dev.lockstep.project;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.Json;
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

    private final List<String> play = new ArrayList<>(PlayScript.BEGIN);
    private final SortedMap<Integer, String> words = new TreeMap<>();
    private final List<String> omitted = new ArrayList<>();
    private final ObjectNode rules = Json.MAPPER.createObjectNode();

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

    /** Adds the rule by which the answer of a step is read; see {@link PlayScript#addRule}. */
    public void rule(Reproduction.Step step, String ended, Optional<ObjectNode> rule) {
        PlayScript.addRule(rules, step.number(), ended, step.operation(), rule);
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
            play.add("# " + step.number() + " " + Quoted.line(step.title(), 100));
            says(step, step.operation().kind().name());
            try {
                play.add(line.of(step));
            } catch (UncarriedException e) {
                play.add("echo '" + step.number() + " omitted'");
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
