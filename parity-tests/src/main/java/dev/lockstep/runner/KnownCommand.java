package dev.lockstep.runner;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lockstep known}: the list of known differences. */
@CommandLine.Command(
        name = "known",
        description = "Works with the list of known differences: what somebody has signed for, one by one.",
        subcommands = {KnownListCommand.class, KnownCheckCommand.class, KnownAddCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class KnownCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Reached when no command is named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list, check or add");
    }
}
