package dev.lockstep.cli;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.CommandPrefix;
import dev.lockstep.backend.Kill;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.platform.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An arm that runs one or several programs for each operation, and keeps nothing open between two operations. It serves
 * any program: {@link #run} starts the program without a shell and waits for its end. It kills the program, with
 * everything that the program started, when the operation's time is up or when the arm is closed.
 */
public abstract class ProcessPerOperation extends OperationBackend {

    private static final int NAMED = 120;

    /** The time of a program before one has been timed. */
    private static final long FIRST_NANOS = 300_000_000;

    private final ArmFolder folder;
    private final Duration timeout;
    private final Launcher launcher;
    private Deadline deadline;
    private Optional<KillTimer> killing = Optional.empty();
    private long usual = FIRST_NANOS;

    /** Creates an arm with its own launcher. */
    protected ProcessPerOperation(ArmContext context) {
        this(context, new Launcher());
    }

    /**
     * Creates an arm with a launcher that has already been used.
     *
     * @param launcher the arm's launcher from now on; it is closed with the arm
     */
    protected ProcessPerOperation(ArmContext context, Launcher launcher) {
        this.folder = context.folder();
        this.timeout = context.operationTimeout();
        this.launcher = launcher;
        this.deadline = Deadline.in(timeout);
    }

    /**
     * Returns the outcomes of several queries, in their order. By default each query has a separate run. An arm whose
     * program takes several queries in one run overrides this, because most of a short run is start-up.
     */
    protected List<Outcome> queries(List<Operation.Query> queries) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (Operation.Query query : queries) {
            folder.transcript().read();
            outcomes.add(super.apply(query));
        }
        return outcomes;
    }

    /** Runs a program to its end, with the deadline of the operation in progress. */
    protected final Run run(CommandLine command) throws InterruptedException {
        folder.transcript().ask(command.words());
        Optional<KillTimer> kill = killing;
        killing = Optional.empty();
        long began = System.nanoTime();
        Run run = launcher.run(command.behind(CommandPrefix.in(folder)), deadline, kill);
        usual = kill.isPresent() ? usual : System.nanoTime() - began;
        if (run instanceof Run.Ended ended) {
            folder.log().said(named(command) + " ended with " + ended.exitCode(), ended.errorText());
        } else {
            Broken broken = ((Run.Lost) run).outcome();
            folder.log().said(broken.detail(), broken.evidence().getOrDefault(Evidence.ERRORS, ""));
        }
        return run;
    }

    /** The first program of the operation is killed; the others, if there are any, are not. */
    @Override
    public final Kill applyKilled(Operation operation, int moment) throws InterruptedException {
        long nanos = usual / 1000 * moment;
        KillTimer timer = new KillTimer(nanos);
        killing = Optional.of(timer);
        folder.transcript().ask("kill -9 after " + nanos / 1_000_000 + " ms");
        try {
            Outcome outcome = apply(operation);
            return new Kill(outcome, timer.fell());
        } finally {
            killing = Optional.empty();
        }
    }

    private static String named(CommandLine command) {
        String words = command.words().replace('\n', ' ');
        return words.length() <= NAMED ? words : words.substring(0, NAMED) + "…";
    }

    /**
     * Returns the outcome of a reopen. It must show that the store exists and that no process holds it.
     *
     * @param present the outcome of a question to the store
     * @param lock the file that the engine locks while the store is open
     */
    protected final Outcome provenFree(Outcome present, Path lock) {
        return present instanceof Done && !folder.proveFree(lock)
                ? Broken.of(Cause.UNPROVEN, "another process holds " + lock)
                : present;
    }

    protected final ArmFolder folder() {
        return folder;
    }

    @Override
    public final Outcome apply(Operation operation) throws InterruptedException {
        deadline = Deadline.in(timeout);
        return super.apply(operation);
    }

    @Override
    public final List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
        deadline = Deadline.in(timeout.multipliedBy(queries.size()));
        try {
            return queries(queries);
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception thrown) {
            return Collections.nCopies(queries.size(), failed(queries.get(0), thrown));
        }
    }

    @Override
    public Map<String, String> description() {
        return Map.of("launcher", "a process for each operation");
    }

    @Override
    public final void close() {
        launcher.close();
    }
}
