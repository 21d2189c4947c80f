package dev.lockstep.workloads.types;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;

/** A command on terms. */
interface TypesCommand extends Command<Terms> {

    /** Returns the command as an arm is asked to do it. */
    Operation operation();

    /** Begins a kind whose commands are drawn only if they are possible. */
    static <C extends TypesCommand> CommandKind.Builder<Terms, C> kind(
            String name, Class<C> type, CommandKind.Generator<Terms, C> draw) {
        return CommandKind.<Terms, C>of(name, type)
                .draw((terms, random) -> draw.draw(terms, random).filter(command -> command.possible(terms)));
    }
}
