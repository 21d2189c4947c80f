package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.project.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep init}: writes a project file to begin with. */
@CommandLine.Command(
        name = "init",
        description = "Writes a project file with comments, lockstep.yaml, by which a product is walked without code.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

    @Option(names = "--project", paramLabel = "FILE", description = "The file. Default: lockstep.yaml.")
    private Path file = Path.of(Project.NAME);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (InputStream text = Project.class.getResourceAsStream("example.yaml")) {
            Files.copy(text, file);
        } catch (FileAlreadyExistsException e) {
            throw new InputException(file + " is there already; edit it, or name another with --project", e);
        }
        spec.commandLine().getOut().println(file + " is written; docs/project-file.md explains it");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
