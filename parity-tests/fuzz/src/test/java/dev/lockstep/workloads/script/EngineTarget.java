package dev.lockstep.workloads.script;

import dev.lockstep.backend.Backend;
import dev.lockstep.fuzz.EngineRule;
import dev.lockstep.fuzz.Ground;
import dev.lockstep.fuzz.Mutation;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** An engine's statements, made of a fuzzer's choices and played one by one. */
final class EngineTarget {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Notation notation;
    private final Ground ground;
    private final Mutation mutation;
    private final Supplier<Backend> arm;
    private EngineRule rule;

    EngineTarget(Notation notation, Ground ground, Mutation mutation, Supplier<Backend> arm) {
        this.notation = notation;
        this.ground = ground;
        this.mutation = mutation;
        this.arm = arm;
    }

    /** Plays the statements of these choices. */
    void check(byte[] choices) {
        for (ScriptLine line : lines(mutation.of(choices))) {
            if (rule == null) {
                rule = new EngineRule(arm.get(), ground, DEADLINE);
            }
            EngineRule current = rule;
            // A store that broke a rule is not used again.
            rule = null;
            current.check(line.operation());
            rule = current;
        }
    }

    /** Returns the statements of a text that are played. */
    List<ScriptLine> lines(String text) {
        if (!ground.plays(text)) {
            return List.of();
        }
        try {
            return ScriptFile.parse("fuzz", text, notation, "fuzz").lines().stream()
                    .filter(line -> line.session().isEmpty() && !line.text().isEmpty())
                    .toList();
        } catch (ScriptException e) {
            return List.of();
        }
    }

    Mutation mutation() {
        return mutation;
    }
}
