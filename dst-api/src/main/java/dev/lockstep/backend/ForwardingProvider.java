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
 * A provider that wraps another and passes every call on to it. An implementation overrides the calls that it changes.
 *
 * <p>A walk calls {@link #support(String, Operation)} for the operation of a step and {@link #support(OperationKind)}
 * for the probes. An implementation that changes both overrides both.
 */
public interface ForwardingProvider extends BackendProvider {

    /** Returns the wrapped provider. */
    BackendProvider provider();

    /** Returns the objects of other authors that this provider uses beside the wrapped one. By default none. */
    default List<Object> helpers() {
        return List.of();
    }

    @Override
    default String system() {
        return provider().system();
    }

    @Override
    default String transport() {
        return provider().transport();
    }

    @Override
    default boolean runsApart() {
        return provider().runsApart();
    }

    @Override
    default Support support(OperationKind kind) {
        return provider().support(kind);
    }

    @Override
    default Support support(String commandKind, Operation operation) {
        return provider().support(commandKind, operation);
    }

    @Override
    default Support support(Channel channel) {
        return provider().support(channel);
    }

    @Override
    default Support support(StorageContext context) {
        return provider().support(context);
    }

    @Override
    default Support kills() {
        return provider().kills();
    }

    @Override
    default List<String> readShapes() {
        return provider().readShapes();
    }

    @Override
    default Set<Facet> tells(OperationKind kind) {
        return provider().tells(kind);
    }

    @Override
    default List<Invariant<?>> invariants() {
        return provider().invariants();
    }

    @Override
    default Support looksInto(String transport) {
        return provider().looksInto(transport);
    }

    @Override
    default Support actors() {
        return provider().actors();
    }

    @Override
    default Evidence evidence(OperationKind kind) {
        return provider().evidence(kind);
    }

    @Override
    default Optional<Reproducer> reproducer() {
        return provider().reproducer();
    }

    @Override
    default Optional<DiskEngine> onDisks(Engine engine, Map<String, String> settings) throws ArmUnavailableException {
        return provider().onDisks(engine, settings);
    }

    @Override
    default Backend attach(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return provider().attach(context);
    }

    @Override
    default Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return provider().open(context);
    }
}
