package dev.lockstep.runner;

import dev.lockstep.parity.Verdict;
import dev.lockstep.server.ContainerEngine;
import dev.lockstep.server.Leftover;
import dev.lockstep.server.Leftovers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep doctor}: shows which resources are available, and the effect of each missing one. */
@Command(
        name = "doctor",
        description =
                "Shows which resources for walks this machine has, and the effect of each missing one. Exits 3 if one"
                        + " is missing that every walk needs, otherwise 0.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private PluginOptions plugins;

    @Option(
            names = "--clean",
            description =
                    "List the containers, volumes and unfinished images that killed walks left, or may have left, and"
                            + " remove them; nothing else.")
    private boolean clean;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ContainerEngine engine = ContainerEngine.find();
        List<Provision> provisions =
                Provision.all(System.getenv(), engine, plugins.catalogue().systems());
        PrintWriter out = spec.commandLine().getOut();
        provisions.forEach(provision -> out.println(provision.line()));
        if (engine instanceof ContainerEngine.Answering) {
            leftovers().forEach(out::println);
        }
        out.flush();
        boolean walks = provisions.stream().noneMatch(Provision::prevents);
        return (walks ? Verdict.PARITY : Verdict.INFRA).exitCode();
    }

    private List<String> leftovers() {
        Leftovers found = Leftovers.find();
        if (found.ended().isEmpty() && found.inDoubt().isEmpty()) {
            return List.of("killed walks have left nothing");
        }
        List<String> lines = new ArrayList<>();
        if (!found.ended().isEmpty()) {
            lines.add("left by killed walks; removed by the next walk that needs a container, or by --clean:");
            found.ended().forEach(each -> lines.add("  " + title(each)));
        }
        if (!found.inDoubt().isEmpty()) {
            lines.add("possibly left by killed walks; removed only by --clean:");
            found.inDoubt()
                    .forEach(each ->
                            lines.add("  " + title(each) + ": " + each.doubt().orElse("")));
        }
        if (clean) {
            Stream.concat(found.ended().stream(), found.inDoubt().stream()).forEach(each -> lines.add(removal(each)));
        }
        return lines;
    }

    private static String title(Leftover leftover) {
        return leftover.thing().name().toLowerCase(Locale.ROOT) + " " + leftover.id() + " of " + leftover.owner();
    }

    private static String removal(Leftover leftover) {
        String name = leftover.thing().name().toLowerCase(Locale.ROOT) + " " + leftover.id();
        return leftover.remove()
                .map(reason -> "not removed: " + name + ", " + reason)
                .orElse("removed: " + name);
    }
}
