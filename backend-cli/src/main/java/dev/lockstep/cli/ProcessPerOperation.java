package dev.lockstep.cli;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Outcome.Done;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * An arm that runs a program, or several, for each operation, and holds nothing between two operations. It serves any
 * program: {@link #run} starts it without a shell, waits for its end, and kills it with everything that it started when the
 * operation's time is up or the arm is closed.
 */
public abstract class ProcessPerOperation extends OperationBackend {

    private final ArmFolder folder;
    private final Duration timeout;
    private final Launcher launcher;
    private Deadline deadline;

    /** An arm with a launcher of its own. */
    protected ProcessPerOperation(ArmContext context) {
        this(context, new Launcher());
    }

    /**
     * An arm with a launcher that has been at work already.
     *
     * @param launcher the arm's from now on; it is closed with the arm
     */
    protected ProcessPerOperation(ArmContext context, Launcher launcher) {
        this.folder = context.folder();
        this.timeout = context.operationTimeout();
        this.launcher = launcher;
        this.deadline = Deadline.in(timeout);
    }

    /**
     * The outcomes of several queries, in their order. By default each is asked by itself. An arm whose program takes several
     * queries in one run overrides this, because most of a short run is its start.
     */
    protected List<Outcome> queries(List<Operation.Query> queries) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (Operation.Query query : queries) {
            outcomes.add(super.apply(query));
        }
        return outcomes;
    }

    /** Runs a program to its end, under the deadline of the operation that is under way. */
    protected final Run run(CommandLine command) throws InterruptedException {
        return launcher.run(command, deadline);
    }

    /**
     * The outcome of a reopen, which is to show that the store is there and that nobody holds it.
     *
     * @param present the outcome of asking the store something
     * @param lock the file that the engine locks while it has the store open
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
        deadline = Deadline.in(timeout);
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
