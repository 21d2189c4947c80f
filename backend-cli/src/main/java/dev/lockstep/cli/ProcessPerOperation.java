package dev.lockstep.cli;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Outcome.Done;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** An arm that runs programs for each operation, all under one deadline, and that holds nothing between two of them. */
public abstract class ProcessPerOperation implements Backend {

    private final ArmFolder folder;
    private final Duration timeout;
    private final ClassDataArchive.Prepared program;
    private final Launcher launcher;

    protected ProcessPerOperation(ArmContext context, ClassDataArchive.Prepared program, Launcher launcher) {
        this.folder = context.folder();
        this.timeout = context.operationTimeout();
        this.program = program;
        this.launcher = launcher;
    }

    /** What comes of an operation; an exception is for a folder of our own that cannot be worked in. */
    protected abstract Outcome answer(Operation operation, Deadline deadline) throws IOException, InterruptedException;

    /** What comes of several queries that were asked together, in their order. */
    protected abstract List<Outcome> answer(List<Operation.Query> queries, Deadline deadline)
            throws IOException, InterruptedException;

    /** Which programs these are, for people. */
    protected abstract String programs();

    @Override
    public final Outcome apply(Operation operation) throws InterruptedException {
        try {
            return answer(operation, Deadline.in(timeout));
        } catch (IOException e) {
            return unworkable(e);
        }
    }

    @Override
    public final List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
        try {
            return answer(queries, Deadline.in(timeout));
        } catch (IOException e) {
            return Collections.nCopies(queries.size(), unworkable(e));
        }
    }

    @Override
    public final Map<String, String> description() {
        return Map.of(
                "launcher", programs() + ", a process for each operation", "class-data archive", program.account());
    }

    @Override
    public final void close() {
        launcher.close();
    }

    protected final ArmFolder folder() {
        return folder;
    }

    /**
     * What comes of a reopen, which is to show that the store is there and that nobody holds it.
     *
     * @param present what came of asking it something
     * @param lock the file that the engine locks while it has the store open
     */
    protected final Outcome provenFree(Outcome present, Path lock) {
        return present instanceof Done && !folder.proveFree(lock)
                ? Broken.of(Cause.UNPROVEN, "another process holds " + lock)
                : present;
    }

    private Outcome unworkable(IOException failure) {
        return new Broken(Cause.DIED, "cannot work in " + folder.scratch(), true, Map.of("error", failure.toString()));
    }
}
