package dev.lockstep.backend;

import dev.lockstep.invariant.Invariant;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.system.Engine;
import dev.lockstep.system.StorageContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Provides one transport of one system. Found by {@link java.util.ServiceLoader}; has a constructor without arguments.
 */
public interface BackendProvider {

    /** Returns the name of the system, as {@code --system} uses it. */
    String system();

    /** Returns the name of the transport, as {@code --arms} uses it. */
    String transport();

    /**
     * Declares whether this transport offers operations of this kind. The declaration is made before the walk and does
     * not depend on it.
     */
    default Support support(OperationKind kind) {
        return kind == OperationKind.SHAPED && readShapes().isEmpty()
                ? Support.unsupported("the transport has only one way to ask a query and to read its rows")
                : Support.OFFERED;
    }

    /**
     * Declares whether this transport offers this operation. A transport overrides this method if it offers some
     * operations of a kind, or some commands, and not others. By default the declaration for the kind of the operation
     * applies, and for one that contains others also those for their kinds. An operation that is declared unsupported
     * is left out on this arm, with its reason; the other arms are still compared.
     *
     * <p>The declaration depends on the arguments alone. The walk asks again for the same arguments, and another answer
     * ends the walk with an error.
     *
     * @param commandKind the kind of the command, as the workload names it; {@code setup} for the operations that make
     *     the schema
     * @param operation the command, rendered
     */
    default Support support(String commandKind, Operation operation) {
        Support own = support(operation.kind());
        return own.level() == Support.Level.UNSUPPORTED
                ? own
                : parts(operation).stream()
                        .map(part -> support(commandKind, part))
                        .filter(part -> part.level() == Support.Level.UNSUPPORTED)
                        .findFirst()
                        .orElse(own);
    }

    private static List<Operation> parts(Operation operation) {
        if (operation instanceof Operation.InSession asked) {
            return List.of(asked.operation());
        }
        return operation instanceof Operation.Transaction transaction ? transaction.operations() : List.of();
    }

    /**
     * Declares whether the engine runs in a separate process, which the transport starts in
     * {@link ArmContext#surroundings}. By default the engine runs in this process, and shares its surroundings with
     * every other engine that does.
     */
    default boolean runsApart() {
        return false;
    }

    /**
     * Declares whether this transport can be observed over this channel. By default it is observed over the connection
     * that writes alone, by the workload's probes and as a whole.
     */
    default Support support(Channel channel) {
        return switch (channel) {
            case QUERY, PHYSICAL -> Support.OFFERED;
            case OLDER, YOUNGER -> Support.unsupported("the transport declares no second session");
            case INSIDE -> Support.unsupported("the transport declares no invariants");
            case AFTERLIFE -> Support.unsupported("the transport declares no way to open its store again");
        };
    }

    /**
     * Declares whether this transport can keep its store in this context of the system. It then reads the context from
     * {@link ArmContext#storage}. By default it can if the context is only a matter of files that are there before.
     */
    default Support support(StorageContext context) {
        return context.prefix().isEmpty() && context.settings().isEmpty()
                ? Support.OFFERED
                : Support.unsupported("the transport opens its store without a prefix and without settings");
    }

    /**
     * Returns the ways in which this transport can ask one query and read its rows, each named by its settings:
     * {@code prepared statement, fetch size 2, getString}. {@link Operation.Shaped} names one by its place in this
     * list, so a new one is added at the end. By default none; {@link OperationKind#SHAPED} is then declared
     * unsupported.
     */
    default List<String> readShapes() {
        return List.of();
    }

    /**
     * Declares the facets that this transport tells of every outcome of operations of this kind. One that is declared
     * and not told is a difference. One that is not declared is compared if both sides tell it, and the summary names
     * it. By default none.
     */
    default Set<Facet> tells(OperationKind kind) {
        return Set.of();
    }

    /**
     * Returns what must hold inside the store of this transport at all times; the backend shows its store by
     * {@link Backend#inside}. The channel {@link Channel#INSIDE} is offered if there is any. By default none.
     */
    default List<Invariant<?>> invariants() {
        return List.of();
    }

    /**
     * Declares whether {@link #attach} can open a store that a closed arm of another transport of this system has left
     * in its folder. The {@link #invariants} then also look into such stores, in a copy. By default not.
     *
     * @param transport the other transport
     */
    default Support looksInto(String transport) {
        return Support.unsupported("no transport in this process opens its files");
    }

    /**
     * Declares whether several clients can use one store of this transport at the same time; see {@link Backend#actor}.
     * By default they cannot.
     */
    default Support actors() {
        return Support.unsupported("the transport declares one client for each store");
    }

    /**
     * Declares whether the engine's process can be killed; see {@link Backend#applyKilled}. By default it cannot, and
     * its store is closed and opened again instead, if the transport offers that.
     */
    default Support kills() {
        return Support.unsupported("the engine has no process of its own that could be killed");
    }

    /**
     * Declares the evidence that an operation of this kind leaves, if it changes nothing that a query could show. The
     * walk checks it each time, and the operation counts as broken without it. A backup is believed for the change that
     * the walk makes just before it.
     */
    default Evidence evidence(OperationKind kind) {
        return Evidence.of(kind, Evidence.CHANGED_FILE);
    }

    /**
     * Returns what turns a finding into files that show it without Lockstep. By default there is nothing, and the
     * folder of the finding says so.
     */
    default Optional<Reproducer> reproducer() {
        return Optional.empty();
    }

    /**
     * Returns the engine with its stores on disks in memory, so that every state can be built in which a crash could
     * leave its files. By default there is none, because that needs an engine that lets others do its file accesses.
     *
     * @param settings options that only some transports read, by name, as in {@link ArmContext#settings}
     * @throws ArmUnavailableException if the engine cannot be run in this process
     */
    default Optional<DiskEngine> onDisks(Engine engine, Map<String, String> settings) throws ArmUnavailableException {
        return Optional.empty();
    }

    /**
     * Opens a fresh arm on the folder of one that was closed. It must find the store that is there, and must not create
     * one. Called only if {@link Channel#AFTERLIFE} is offered.
     *
     * @param context the context with which the closed arm was opened
     * @throws ArmUnavailableException if the arm cannot be started on this machine
     * @throws IOException if there is no store, or if it cannot be opened; that is a finding
     * @throws InterruptedException if the walk is being stopped
     */
    default Backend attach(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        throw new IllegalStateException(getClass().getName() + " offers the channel " + Channel.AFTERLIFE
                + " and cannot open a store again; override attach(context)");
    }

    /**
     * Opens an arm on an empty folder, and creates its store.
     *
     * @throws ArmUnavailableException if the arm cannot be started on this machine
     * @throws IOException if the arm's folder cannot be used; the walk ends as {@code INFRA}
     * @throws InterruptedException if the walk is being stopped
     */
    Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException;
}
