package dev.lockstep.assembly;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import java.io.IOException;
import java.util.Optional;

/**
 * A transport whose arm is kept plain: it declares maintenance unsupported, does in the default session what is asked
 * in {@link Operation.InSession#ELSEWHERE}, and asks without a read shape what the others ask in one. None of these may
 * change an answer, so the other arms must agree with it.
 */
record PlainProvider(BackendProvider provider) implements ForwardingProvider {

    private static final Support WITHOUT =
            Support.unsupported("a plain arm is compared with those that are maintained");

    /** Another name, because an entry of the allow-list may be about the plain arm and the same transport beside it. */
    @Override
    public String transport() {
        return provider.transport() + ArmSpec.PLAIN;
    }

    @Override
    public Support support(OperationKind kind) {
        return kind.isMaintenance() ? WITHOUT : provider.support(kind);
    }

    @Override
    public Support support(String commandKind, Operation operation) {
        Support own = support(operation.kind());
        return own == WITHOUT ? own : provider.support(commandKind, plainly(operation));
    }

    @Override
    public Backend attach(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return new Plain(provider.attach(context));
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return new Plain(provider.open(context));
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return provider.reproducer().map(own -> new PlainReproducer(own, provider.transport()));
    }

    private record PlainReproducer(Reproducer own, String transport) implements Reproducer {
        @Override
        public Reproduced reproduce(Reproduction reproduction) {
            return own.reproduce(reproduction.with(reproduction.steps().stream()
                    .map(step -> step.with(plainly(step.operation())))
                    .toList()));
        }

        @Override
        public String way() {
            return (own.way().isEmpty() ? "over " + transport : own.way()) + ", without maintenance";
        }
    }

    private static Operation plainly(Operation operation) {
        if (operation instanceof Operation.Shaped shaped && shaped.parameters().areNone()) {
            return shaped.query();
        }
        return operation instanceof Operation.InSession named && named.session().equals(Operation.InSession.ELSEWHERE)
                ? named.operation()
                : operation;
    }

    private record Plain(Backend backend) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            return backend.apply(plainly(operation));
        }
    }
}
