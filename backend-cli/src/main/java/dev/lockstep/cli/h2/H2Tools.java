package dev.lockstep.cli.h2;

import dev.lockstep.backend.jdbc.UrlSettings;
import dev.lockstep.cli.JavaProgram;
import dev.lockstep.cli.Programs;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code org.h2.tools.Recover}, {@code Script}, {@code RunScript} and {@code Restore}. They end with 0 even if they
 * found nothing to do, so each of them is checked for the file that it should have written.
 */
final class H2Tools {

    private final JavaProgram tools;
    private final Programs programs;
    private final Path scratch;
    private final ShellAnswers answers;
    private final String settings;
    private final SystemUnderTest system;

    H2Tools(JavaProgram tools, Programs programs, SystemUnderTest system, String version, Path scratch) {
        this.answers = new ShellAnswers(system);
        this.settings = UrlSettings.of(system, version);
        this.system = system;
        this.tools = tools;
        this.programs = programs;
        this.scratch = scratch;
    }

    /** Writes all that can be read from a closed store into {@code store.h2.sql} beside it. */
    Outcome recover(Path folder) throws IOException, InterruptedException {
        return run(folder, script(folder), "Recover", List.of("-dir", ".", "-db", H2Shell.STORE));
    }

    static Path script(Path folder) {
        return folder.resolve(H2Shell.STORE + ".h2.sql");
    }

    /** Creates a store from a script in its folder. */
    Outcome runScript(Path folder) throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "-url",
                H2Shell.url(system),
                "-user",
                "sa",
                "-password",
                UrlSettings.login(system, ""),
                "-script",
                script(folder).getFileName().toString());
        return run(folder, H2CliBackend.file(folder), "RunScript", arguments);
    }

    /** Creates a store from a backup in its folder. */
    Outcome restore(Path folder, Path backup) throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "-file",
                backup.getFileName().toString(),
                "-dir",
                system.storage().prefix() + ".",
                "-db",
                H2Shell.STORE);
        return run(folder, H2CliBackend.file(folder), "Restore", arguments);
    }

    /** Writes a script of an open or closed store; the arguments come after the usual ones. */
    Outcome writeScript(Path folder, Path file, List<String> arguments) throws IOException, InterruptedException {
        return run(folder, file, "Script", scripted(folder, file, arguments));
    }

    /** Runs a script on a store; the arguments come after the usual ones. */
    Outcome readScript(Path folder, Path file, List<String> arguments) throws IOException, InterruptedException {
        return run(folder, H2CliBackend.file(folder), "RunScript", scripted(folder, file, arguments));
    }

    private List<String> scripted(Path folder, Path file, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(
                "-url",
                H2Shell.url(system) + settings,
                "-user",
                "sa",
                "-password",
                UrlSettings.login(system, ""),
                "-script",
                folder.relativize(file).toString()));
        all.addAll(arguments);
        return all;
    }

    private Outcome run(Path folder, Path made, String tool, List<String> arguments)
            throws IOException, InterruptedException {
        return programs.run(tools.call(folder, scratch, "org.h2.tools." + tool, arguments))
                .read(ended -> {
                    Optional<ShellOutput.Refusal> refusal = ToolFailure.of(ended);
                    if (refusal.isPresent()) {
                        return answers.refused(refusal.get());
                    }
                    if (ended.exitCode() != 0) {
                        return ended.broken(Cause.DIED, tool + " ended with " + ended.exitCode());
                    }
                    if (ended.output().length > 0 || ended.errors().length > 0) {
                        return ended.broken(Cause.GARBAGE, tool + " printed something unexpected");
                    }
                    if (!Files.isRegularFile(made)) {
                        return ended.broken(Cause.UNPROVEN, tool + " ended with 0 and wrote no " + made.getFileName());
                    }
                    return Outcome.Done.UNCOUNTED;
                });
    }
}
