package dev.lockstep.cli.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.cli.CommandLine;
import dev.lockstep.cli.JavaProgram;
import dev.lockstep.cli.Launcher;
import dev.lockstep.cli.Run;
import dev.lockstep.platform.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** H2's own tools, called in a folder as a person would call them. Each call is a process that has to end. */
final class Tools implements AutoCloseable {

    private final Path folder;
    private final Launcher launcher = new Launcher();
    private final JavaProgram program;

    Tools(Path folder) throws ArmUnavailableException, IOException, InterruptedException {
        this.folder = folder;
        this.program = H2CliProvider.tools(Arm.engine(), launcher).program();
    }

    Run.Ended call(String tool, String... arguments) throws IOException, InterruptedException {
        return ended(program.call(folder, folder, tool, List.of(arguments)));
    }

    Run.Ended shell(String url, String... more) throws IOException, InterruptedException {
        return ended(program.call(folder, folder, "org.h2.tools.Shell", arguments(url, more)));
    }

    /** Runs the Shell with somebody typing into it. */
    Run.Ended typed(String url, String input) throws IOException, InterruptedException {
        return ended(program.call(folder, folder, "org.h2.tools.Shell", arguments(url))
                .withInput(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<String> arguments(String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of("-url", url, "-user", "sa", "-password", ""));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private Run.Ended ended(CommandLine command) throws InterruptedException {
        Run run = launcher.run(command, Deadline.in(Duration.ofSeconds(60)));
        assertThat(run).isInstanceOf(Run.Ended.class);
        return (Run.Ended) run;
    }

    @Override
    public void close() {
        launcher.close();
    }
}
