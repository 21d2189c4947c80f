package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A command on a depot. */
interface TransferCommand extends Command<Depot> {

    /** Returns the command as an arm is asked to do it. */
    Operation operation();

    /** Begins a kind whose commands are drawn only if they are possible. */
    static <C extends TransferCommand> CommandKind.Builder<Depot, C> kind(
            String name, Class<C> type, CommandKind.Generator<Depot, C> draw) {
        return CommandKind.<Depot, C>of(name, type)
                .draw((depot, random) -> draw.draw(depot, random).filter(command -> command.possible(depot)));
    }

    /** Draws a table that is there. */
    static Optional<String> table(Depot depot, RandomGenerator random) {
        return Draw.any(depot.tables().keySet(), random);
    }
}
