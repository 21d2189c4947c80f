package dev.lockstep.bench;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.cli.CommandLine;
import dev.lockstep.cli.Launcher;
import dev.lockstep.cli.Run;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.platform.Deadline;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.GeneratedCommands;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.system.Engine;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plays the same commands without Lockstep's loop: the arms one after another, and for the command line a plain Java
 * process for every operation and every probe. Only H2's command line is supported here.
 */
public final class Baseline {

    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Baseline() {}

    /**
     * Plays the seed's commands that are one mutation or one query.
     *
     * @param embedded the arm in process
     * @param steps the number of such steps to measure
     * @return the mean time of a step, in milliseconds
     */
    public static <M> double plainMillis(Workload<M> workload, ArmPlan embedded, long steps, Path folder)
            throws ArmUnavailableException, InterruptedException, IOException {
        ArmFolder own = ArmFolder.create(folder.resolve("embedded"));
        Engine engine = embedded.engine();
        ArmContext context = new ArmContext("embedded", own, engine, engine, PATIENCE, Duration.ofMinutes(2), Map.of());
        try (Backend sdk = embedded.provider().open(context);
                Launcher launcher = new Launcher()) {
            PlainShell shell = new PlainShell(engine, Files.createDirectories(folder.resolve("plain")), launcher);
            for (Operation operation : workload.setup(engine.version())) {
                sdk.apply(operation);
                shell.run(operation);
            }
            Alphabet<M> alphabet = new Alphabet<>(workload.alphabet());
            M model = workload.newModel();
            GeneratedCommands<M> commands = new GeneratedCommands<>(new SeedTree(SEED), alphabet.kinds());
            long nanos = 0;
            long measured = 0;
            for (long step = 1; measured < steps; step++) {
                Command<M> command = commands.next(model, step).orElseThrow();
                Operation operation = alphabet.render(command);
                if (!WalkBenchmark.isPlain(operation)) {
                    continue;
                }
                long began = System.nanoTime();
                Outcome outcome = sdk.apply(operation);
                shell.run(operation);
                if (!(outcome instanceof Outcome.Refused)) {
                    command.apply(model);
                }
                for (Probe probe : workload.probes(model)) {
                    sdk.apply(probe.query());
                    shell.run(probe.query());
                }
                nanos += System.nanoTime() - began;
                measured++;
            }
            return nanos / 1e6 / measured;
        }
    }

    /** H2's Shell, started as its documentation shows. */
    private record PlainShell(Engine engine, Path folder, Launcher launcher) {

        void run(Operation operation) throws InterruptedException {
            String text = operation instanceof Operation.Mutate mutate
                    ? mutate.text()
                    : ((Operation.Query) operation).text(", ");
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    engine.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                    "org.h2.tools.Shell",
                    "-url",
                    "jdbc:h2:./store",
                    "-user",
                    "sa",
                    "-password",
                    "",
                    "-sql",
                    text);
            Run run = launcher.run(CommandLine.of(folder, command), Deadline.in(PATIENCE));
            if (!(run instanceof Run.Ended ended) || ended.exitCode() != 0 || ended.output().length == 0) {
                throw new IllegalStateException("the baseline's Shell did not answer: " + run);
            }
        }
    }
}
