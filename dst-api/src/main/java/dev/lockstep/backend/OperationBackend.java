package dev.lockstep.backend;

import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Transacted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A backend with one method for each operation. A transport overrides the methods of the operations that it offers, and
 * calls {@link #on} for each of the plugin's own operations. Its provider declares the others
 * {@linkplain Support#unsupported unsupported}. If an operation without a method is requested, that is a fault of the
 * backend, and the walk ends with a message that says so.
 *
 * <p>A method need not catch its exceptions: see {@link #failed}. After a close, no method is called.
 */
public abstract class OperationBackend implements Backend {

    private final Map<Class<?>, Method<?>> custom = new HashMap<>();
    private Optional<Outcome> undone = Optional.empty();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Does one kind of the plugin's own operations. */
    @FunctionalInterface
    protected interface Method<O extends Operation.Custom> {
        /** Returns the outcome of the operation. */
        Outcome apply(O operation) throws Exception;
    }

    /**
     * Sets the method for one of the plugin's own operations, in place of an earlier one. Call it in the constructor.
     *
     * @param type the operation's record
     */
    protected final <O extends Operation.Custom> void on(Class<O> type, Method<O> method) {
        custom.put(type, method);
    }

    /** Runs one statement that changes something. */
    protected Outcome mutate(Operation.Mutate mutate) throws Exception {
        return missing(mutate, "mutate(Operation.Mutate)");
    }

    /** Loads the contents of one file. */
    protected Outcome load(Operation.Load load) throws Exception {
        return missing(load, "load(Operation.Load)");
    }

    /** Runs one read. */
    protected Outcome query(Operation.Query query) throws Exception {
        return missing(query, "query(Operation.Query)");
    }

    /** Runs one statement that answers with rows of an unknown shape; see {@link Operation.Ask} for its cells. */
    protected Outcome ask(Operation.Ask ask) throws Exception {
        return missing(ask, "ask(Operation.Ask)");
    }

    /** Reorganises the store. */
    protected Outcome optimize() throws Exception {
        return missing(Operation.optimize(), "optimize()");
    }

    /** Rebuilds the store with the system's recovery tools. */
    protected Outcome repair() throws Exception {
        return missing(Operation.repair(), "repair()");
    }

    /** Closes the store, proves it free by {@link ArmFolder#proveFree}, and opens it again. */
    protected Outcome reopen() throws Exception {
        return missing(Operation.reopen(), "reopen()");
    }

    /** Stops the server and starts it again on the same data. */
    protected Outcome restart() throws Exception {
        return missing(Operation.restart(), "restart()");
    }

    /** Takes a backup, calls {@link #taken}, opens the copy and reads its content. */
    protected Outcome backup(Operation.Backup backup) throws Exception {
        return missing(backup, "backup(Operation.Backup)");
    }

    /** Exports what is stored, calls {@link #taken}, imports the export into an empty store and reads its content. */
    protected Outcome export(Operation.Export export) throws Exception {
        return missing(export, "export(Operation.Export)");
    }

    /** Exports everything, imports it into an empty store, and puts that one into the place of the store. */
    protected Outcome restore(Operation.Restore restore) throws Exception {
        return missing(restore, "restore(Operation.Restore)");
    }

    /** Makes one call, or a batch of calls. */
    protected Outcome call(Operation.Call call) throws Exception {
        return missing(call, "call(Operation.Call)");
    }

    /** Does an operation in a named session, and opens the session first if it is not open. */
    protected Outcome inSession(Operation.InSession asked) throws Exception {
        return missing(asked, "inSession(Operation.InSession)");
    }

    /** Begins or ends a transaction of a named session, or changes the session in another way. */
    protected Outcome control(Operation.Control control) throws Exception {
        return missing(control, "control(Operation.Control)");
    }

    /** Does several operations in one transaction. The answer has the shape of {@link Transacted}. */
    protected Outcome transaction(Operation.Transaction transaction) throws Exception {
        return missing(transaction, "transaction(Operation.Transaction)");
    }

    /** Runs one statement with parameters. */
    protected Outcome execute(Operation.Execute execute) throws Exception {
        return missing(execute, "execute(Operation.Execute)");
    }

    /** Runs one statement for each row of parameters. */
    protected Outcome batch(Operation.Batch batch) throws Exception {
        return missing(batch, "batch(Operation.Batch)");
    }

    /** Runs one read in one of the {@linkplain BackendProvider#readShapes read shapes} of the transport. */
    protected Outcome shaped(Operation.Shaped shaped) throws Exception {
        return missing(shaped, "shaped(Operation.Shaped)");
    }

    /**
     * Returns the outcome of an operation whose method threw an exception. By default an {@link IOException} means that
     * the system or its files could not be reached, and the outcome is {@link Broken}. Any other exception is a fault
     * of the backend and is thrown on. A backend whose driver throws other exceptions overrides this.
     *
     * @throws RuntimeException for a fault of the backend
     */
    protected Outcome failed(Operation operation, Exception thrown) {
        if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
            return new Broken(
                    Broken.Cause.DIED,
                    nameOf(operation) + " failed: " + thrown,
                    operation.kind() != OperationKind.QUERY,
                    Map.of("error", thrown.toString()));
        }
        throw fault(thrown);
    }

    private static RuntimeException fault(Exception thrown) {
        return thrown instanceof RuntimeException fault ? fault : new IllegalStateException(thrown.toString(), thrown);
    }

    /** Closes what the backend holds. Called once. By default it holds nothing. */
    protected void release() throws Exception {}

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw fault(e);
        }
    }

    @Override
    public Outcome apply(Operation operation) throws InterruptedException {
        if (closed.get()) {
            return Broken.of(Broken.Cause.DIED, "the arm was closed");
        }
        try {
            return dispatch(operation);
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception thrown) {
            return failed(operation, thrown);
        }
    }

    private Outcome dispatch(Operation operation) throws Exception {
        if (operation instanceof Operation.Mutate mutate) {
            return mutate(mutate);
        } else if (operation instanceof Operation.Load load) {
            return load(load);
        } else if (operation instanceof Operation.Query query) {
            return query(query);
        } else if (operation instanceof Operation.Ask ask) {
            return ask(ask);
        } else if (operation instanceof Operation.Optimize) {
            return optimize();
        } else if (operation instanceof Operation.Repair) {
            return repair();
        } else if (operation instanceof Operation.Reopen) {
            return reopen();
        } else if (operation instanceof Operation.Restart) {
            return restart();
        } else if (operation instanceof Operation.Backup backup) {
            return copied(backup, backup.canary(), () -> backup(backup));
        } else if (operation instanceof Operation.Export export) {
            return copied(export, export.canary(), () -> export(export));
        } else if (operation instanceof Operation.Restore restore) {
            return restore(restore);
        } else if (operation instanceof Operation.Call call) {
            return call(call);
        } else if (operation instanceof Operation.InSession asked) {
            return inSession(asked);
        } else if (operation instanceof Operation.Control control) {
            return control(control);
        } else if (operation instanceof Operation.Transaction transaction) {
            return transaction(transaction);
        } else if (operation instanceof Operation.Execute execute) {
            return execute(execute);
        } else if (operation instanceof Operation.Batch batch) {
            return batch(batch);
        } else if (operation instanceof Operation.Shaped shaped) {
            return shaped(shaped);
        } else if (operation instanceof Operation.Custom own) {
            return custom(own);
        }
        throw new IllegalStateException("this class has no method for " + operation.getClass());
    }

    /** Does an operation that makes a copy, with its canary. */
    private Outcome copied(Operation operation, Optional<Operation.Canary> canary, Callable<Outcome> copying)
            throws Exception {
        if (canary.isEmpty()) {
            return copying.call();
        }
        String what = nameOf(operation);
        Outcome put = dispatch(canary.get().before());
        if (!(put instanceof Outcome.Done)) {
            return unmade("the change before the " + what, put);
        }
        undone = Optional.empty();
        Outcome outcome = copying.call();
        if (undone.isPresent()) {
            return undone.get() instanceof Outcome.Done
                    ? outcome
                    : unmade("the change after the " + what, undone.get());
        }
        return outcome instanceof Outcome.Rows
                ? Broken.of(
                        Broken.Cause.BACKEND,
                        getClass().getName() + "." + what + "(…) read the copy without a call of taken(" + what
                                + "); call it once the " + what + " is taken, and before the copy is read")
                : outcome;
    }

    private static Outcome unmade(String what, Outcome outcome) {
        return outcome instanceof Broken
                ? outcome
                : Broken.of(Broken.Cause.UNPROVEN, what + " was answered with " + outcome);
    }

    /**
     * Makes the change that the copy must not have. A backend calls this once the backup is taken, and before it reads
     * the copy.
     */
    protected final void taken(Operation.Backup backup) throws Exception {
        undo(backup.canary());
    }

    /** Makes the change that the copy must not have; see {@link #taken(Operation.Backup)}. */
    protected final void taken(Operation.Export export) throws Exception {
        undo(export.canary());
    }

    private void undo(Optional<Operation.Canary> canary) throws Exception {
        if (canary.isPresent()) {
            undone = Optional.of(dispatch(canary.get().after()));
        }
    }

    private <O extends Operation.Custom> Outcome custom(O operation) throws Exception {
        @SuppressWarnings("unchecked") // The key is the class of the operations that the method takes: see on(…).
        Method<O> method = (Method<O>) custom.get(operation.getClass());
        return method == null
                ? unknown(
                        operation, "call on(" + operation.getClass().getSimpleName() + ".class, …) in its constructor")
                : method.apply(operation);
    }

    private Outcome missing(Operation operation, String method) {
        return unknown(operation, "override its method " + method);
    }

    private Outcome unknown(Operation operation, String fix) {
        return Broken.of(
                Broken.Cause.BACKEND,
                getClass().getName() + " was asked for the operation " + nameOf(operation)
                        + ", which it does not implement: " + fix
                        + ", or let its provider's support(…) declare " + operation.kind() + " unsupported");
    }

    private static String nameOf(Operation operation) {
        return operation.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
