package dev.lockstep.runner;

import java.util.List;
import picocli.CommandLine.Option;

/** The arms that are commands. */
final class CommandArmOptions {

    @Option(
            names = "--arm",
            paramLabel = "NAME=COMMAND",
            description = "An arm that is a program which speaks the driver protocol, as in mine='python3 driver.py';"
                    + " --arms can then name it. The files of a walk show the command, so a secret belongs in the"
                    + " environment. May be repeated.")
    private List<String> arms = List.of();

    List<String> texts() {
        return arms;
    }
}
