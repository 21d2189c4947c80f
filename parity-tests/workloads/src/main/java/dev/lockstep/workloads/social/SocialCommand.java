package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;

/** A step of this workload: a record with its own file, its {@code kind()} beside it. */
interface SocialCommand extends Command<SocialModel> {

    /** The command as the dialect says it. */
    Operation render(SocialDialect dialect);
}
