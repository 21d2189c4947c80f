package dev.lockstep.runner;

import dev.lockstep.assembly.ArmCommand;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.platform.Sha256;
import dev.lockstep.project.Project;
import dev.lockstep.report.PlannedWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The plugins that a command loads. */
final class PluginOptions {

    @Option(
            names = "--plugin",
            paramLabel = "JAR",
            description =
                    "A plugin: a jar with systems, transports or workloads, which can then be named. May be repeated.")
    private List<Path> jars = List.of();

    @Option(
            names = "--project",
            paramLabel = "FILE",
            description = "The project file. Default: lockstep.yaml of the working directory, if there is one.")
    private Optional<Path> project = Optional.empty();

    /** The arms that are commands, as they were typed. */
    private List<String> arms = List.of();

    /** Adds arms that are commands to what is loaded. */
    PluginOptions with(CommandArmOptions commands) {
        arms = commands.texts();
        return this;
    }

    Catalogue catalogue() {
        if (project.isEmpty() && Files.exists(Path.of(Project.NAME))) {
            project = Optional.of(Path.of(Project.NAME));
        }
        return Plugins.catalogue(jars, project, ArmCommand.parse(arms));
    }

    /**
     * Returns the contents of the named plugins, or else of those with which a walk was played.
     *
     * @param walked the folder of the walk
     */
    Catalogue catalogue(Path walked) {
        if (arms.isEmpty()) {
            arms = commands(walked);
        }
        if (jars.isEmpty() && project.isEmpty()) {
            List<Path> recorded = recorded(walked);
            jars = recorded.stream().filter(file -> !isProject(file)).toList();
            project = recorded.stream().filter(PluginOptions::isProject).findFirst();
        }
        return catalogue();
    }

    private static List<String> commands(Path walked) {
        try {
            return Files.isDirectory(walked)
                    ? PlannedWalk.read(walked).map(PlannedWalk::armCommands).orElse(List.of())
                    : List.of();
        } catch (IOException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private static boolean isProject(Path file) {
        return file.toString().endsWith(".yaml");
    }

    private static List<Path> recorded(Path walked) {
        try {
            List<Path> recorded = Files.isDirectory(walked)
                    ? PlannedWalk.read(walked).stream()
                            .flatMap(plan -> plan.jars().stream())
                            .toList()
                    : List.of();
            recorded.stream().filter(Files::notExists).findFirst().ifPresent(gone -> {
                throw new InputException(walked + ": its plugin " + gone + " is not there any more; name it with "
                        + (isProject(gone) ? "--project" : "--plugin"));
            });
            return recorded;
        } catch (IOException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    /** Returns the digests of the named plugins, by file name, because a path is of one machine. */
    Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        jars.forEach(jar -> digests.put("plugin " + jar.getFileName(), Sha256.ofFile(jar)));
        project.ifPresent(file -> digests.put("project " + file.getFileName(), Sha256.ofFile(file)));
        ArmCommand.parse(arms).forEach(arm -> digests.put("arm " + arm.name(), PlannedWalk.shared(arm.text())));
        return digests;
    }

    /** Returns the words that load the same plugins in another command. */
    List<String> words() {
        return Stream.of(
                        jars.stream().flatMap(jar -> Stream.of("--plugin", jar.toString())),
                        project.stream().flatMap(file -> Stream.of("--project", file.toString())),
                        arms.stream().flatMap(arm -> Stream.of("--arm", arm)))
                .flatMap(words -> words)
                .toList();
    }
}
