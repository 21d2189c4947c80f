package dev.lockstep.workloads.graphs;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.random.RandomGenerator;

/** A command on graphs. */
interface GraphsCommand extends Command<Graphs> {

    /** Returns the command as an arm is asked to do it. */
    Operation operation();

    /** Begins a kind whose commands are drawn only if they are possible. */
    static <C extends GraphsCommand> CommandKind.Builder<Graphs, C> kind(
            String name, Class<C> type, CommandKind.Generator<Graphs, C> draw) {
        return CommandKind.<Graphs, C>of(name, type)
                .draw((graphs, random) -> draw.draw(graphs, random).filter(command -> command.possible(graphs)));
    }

    static String graph(RandomGenerator random) {
        return Draw.one(Graphs.NAMES, random);
    }
}
