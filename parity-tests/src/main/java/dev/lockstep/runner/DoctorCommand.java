package dev.lockstep.runner;

import dev.lockstep.assembly.Plugins;
import dev.lockstep.parity.Verdict;
import dev.lockstep.server.ContainerEngine;
import dev.lockstep.server.Leftovers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep doctor}: what is here, and what each lack costs. */
@Command(
        name = "doctor",
        description =
                "Says what is here of all that a walk can use, and what each lack costs. Exits 3 when something is"
                        + " missing without which there is no walk at all, otherwise 0.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            description = "A jar whose systems are looked at, too; may be given again.")
    private List<Path> plugins = List.of();

    @Option(
            names = "--clean",
            description = "Remove the containers, volumes and half-built images that killed walks left; nothing else.")
    private boolean clean;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ContainerEngine engine = ContainerEngine.find();
        List<Provision> provisions = Provision.all(
                System.getenv(), engine, Plugins.catalogue(plugins).systems());
        PrintWriter out = spec.commandLine().getOut();
        provisions.forEach(provision -> out.println(provision.line()));
        if (engine instanceof ContainerEngine.Answering) {
            out.println(leftovers());
        }
        out.flush();
        boolean walks = provisions.stream().noneMatch(Provision::prevents);
        return (walks ? Verdict.PARITY : Verdict.INFRA).exitCode();
    }

    private String leftovers() {
        Leftovers found = Leftovers.find();
        if (found.isEmpty()) {
            return "nothing is left of walks that were killed";
        }
        if (clean) {
            found.remove();
        }
        return (clean ? "removed of walks that were killed: " : "left by walks that were killed (--clean removes it): ")
                + found.containers().size() + " containers, " + found.volumes().size() + " volumes, "
                + found.images().size() + " images";
    }
}
