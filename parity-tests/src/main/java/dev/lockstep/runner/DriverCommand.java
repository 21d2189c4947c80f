package dev.lockstep.runner;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lockstep driver}: works with a program that speaks the driver protocol. */
@CommandLine.Command(
        name = "driver",
        description = "Works with a driver, a program in any language that speaks docs/driver-protocol.md.",
        subcommands = DriverCheckCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class DriverCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Called if no command is named. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: check");
    }
}
