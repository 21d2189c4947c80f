package dev.lockstep.workloads.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The place in the scripts that a walk has reached. The stored data are not modelled. */
public final class ScriptModel {

    private final List<ScriptFile> scripts;
    private Optional<ScriptFile> current = Optional.empty();
    private int played;
    private boolean maintained;
    private final List<ScriptLine> questions = new ArrayList<>();

    ScriptModel(List<ScriptFile> scripts) {
        this.scripts = scripts;
    }

    List<ScriptFile> scripts() {
        return scripts;
    }

    /** Returns the next line of the script in progress; empty if it is at its end. */
    Optional<ScriptLine> next() {
        return current.filter(script -> played < script.lines().size())
                .map(script -> script.lines().get(played));
    }

    /** Begins a script. One that this process does not have has no lines to draw. */
    void begin(String name) {
        current = scripts.stream().filter(script -> script.name().equals(name)).findFirst();
        played = 0;
        maintained = false;
        questions.clear();
    }

    /** Notes that a line was played. */
    void play(ScriptLine line) {
        played++;
        maintained = line.kind().maintains();
        if (!line.kind().asks() && !maintained) {
            questions.clear();
        }
        line.question().ifPresent(questions::add);
    }

    /** Notes that the store was maintained. */
    void maintain() {
        maintained = true;
    }

    boolean hasJustBeenMaintained() {
        return maintained;
    }

    /** Whether the store holds something of the script in progress. */
    boolean hasPlayed() {
        return played > 0;
    }

    /** Whether maintenance may come now: it would end the sessions that a script names. */
    boolean canBeMaintained() {
        return hasPlayed() && current.isPresent() && !current.get().namesSessions();
    }

    /** Returns one of the questions whose answers nothing has changed since; empty if there is none. */
    Optional<ScriptLine> question(RandomGenerator random) {
        return questions.isEmpty() ? Optional.empty() : Optional.of(questions.get(random.nextInt(questions.size())));
    }

    /** Returns the questions whose answers nothing has changed since. */
    List<ScriptLine> questions() {
        return questions;
    }
}
