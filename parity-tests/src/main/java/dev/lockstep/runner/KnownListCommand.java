package dev.lockstep.runner;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.known.AvoidanceEntry;
import dev.lockstep.known.KnownDifference;
import dev.lockstep.system.Avoidance;
import dev.lockstep.system.SystemUnderTest;
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
        description =
                "Prints each allow-listed difference, and each known bug that walks steer round, with its owner and its"
                        + " review date.",
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
        out.println(known.required().name() + ": " + Shown.count(known.entries().size(), "entry", "entries")
                + (known.avoidances().isEmpty()
                        ? ""
                        : ", " + Shown.count(known.avoidances().size(), "avoidance", "avoidances")));
        known.entries().forEach(entry -> out.println(told(entry)));
        known.avoidances().forEach(entry -> out.println(told(entry, known.system())));
        out.flush();
        return 0;
    }

    private static String told(KnownDifference entry) {
        return entry.id() + "  " + entry.reference() + " → " + entry.deviating() + ", " + entry.command() + ": "
                + entry.reason() + " (" + entry.owner() + ", until " + entry.review() + ", " + entry.link() + ")";
    }

    private static String told(AvoidanceEntry entry, SystemUnderTest system) {
        Avoidance avoidance = system.avoidances().declared().get(entry.avoids());
        return entry.id() + "  avoids " + entry.avoids() + ", "
                + avoidance.means().text() + ": " + entry.reason() + " (" + entry.owner() + ", until " + entry.review()
                + ", " + entry.link() + ")";
    }
}
