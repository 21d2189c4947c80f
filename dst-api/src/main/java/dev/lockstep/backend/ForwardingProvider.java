package dev.lockstep.backend;

import dev.lockstep.op.OperationKind;

/**
 * A provider that wraps another and passes every call on to it. An implementation overrides the calls that it changes.
 */
public interface ForwardingProvider extends BackendProvider {

    /** Returns the wrapped provider. */
    BackendProvider provider();

    @Override
    default String system() {
        return provider().system();
    }

    @Override
    default String transport() {
        return provider().transport();
    }

    @Override
    default Support support(OperationKind kind) {
        return provider().support(kind);
    }

    @Override
    default Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException {
        return provider().open(context);
    }
}
