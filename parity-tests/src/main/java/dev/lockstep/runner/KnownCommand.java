package dev.lockstep.runner;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lockstep known}: works with the list of known differences. */
@CommandLine.Command(
        name = "known",
        description = "Works with the list of known differences, the allow-list.",
        subcommands = {KnownListCommand.class, KnownCheckCommand.class, KnownAddCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class KnownCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Called if no command is named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: list, check or add");
    }
}
