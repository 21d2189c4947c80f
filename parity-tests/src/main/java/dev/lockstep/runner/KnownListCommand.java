package dev.lockstep.runner;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.known.KnownDifference;
import dev.lockstep.terminal.Shown;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lockstep known list}: prints the allow-listed differences. */
@CommandLine.Command(
        name = "list",
        description = "Prints each allow-listed difference with its owner and its review date.",
        mixinStandardHelpOptions = true)
final class KnownListCommand implements Callable<Integer> {

    @Mixin
    private ListOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        KnownList known = options.list();
        PrintWriter out = spec.commandLine().getOut();
        out.println(known.required().name() + ": " + Shown.count(known.entries().size(), "entry", "entries"));
        known.entries().forEach(entry -> out.println(told(entry)));
        out.flush();
        return 0;
    }

    private static String told(KnownDifference entry) {
        return entry.id() + "  " + entry.reference() + " → " + entry.deviating() + ", " + entry.command() + ": "
                + entry.reason() + " (" + entry.owner() + ", until " + entry.review() + ", " + entry.link() + ")";
    }
}
