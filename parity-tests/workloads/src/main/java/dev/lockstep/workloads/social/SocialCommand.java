package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;

/** A step of this workload. Each command is a record in its own file, with its {@code kind()}. */
interface SocialCommand extends Command<SocialModel> {

    /** Renders the command in the dialect. */
    Operation render(SocialDialect dialect);
}
