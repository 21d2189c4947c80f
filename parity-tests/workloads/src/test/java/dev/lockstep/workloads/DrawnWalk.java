package dev.lockstep.workloads;

import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.GeneratedCommands;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.Optional;

/** A walk over the model alone, as if every arm behaved as the model says. */
final class DrawnWalk<M> {

    private final M model;
    private final GeneratedCommands<M> source;
    private long step;

    DrawnWalk(Workload<M> workload, long seed, List<CommandKind<M>> kinds) {
        this.model = CommandStream.drawn(workload, seed, 1).newModel();
        this.source = new GeneratedCommands<>(new SeedTree(seed), kinds);
    }

    M model() {
        return model;
    }

    /** Draws the next command; empty if none is possible. */
    Optional<Command<M>> next() {
        step++;
        return source.next(model, step);
    }

    /** Changes the model as the command does, or as its refusal does if that is what the model expects. */
    void play(Command<M> command) {
        if (command.expect(model) instanceof Expectation.Refuses) {
            command.refused(model);
        } else {
            command.apply(model);
        }
    }
}
