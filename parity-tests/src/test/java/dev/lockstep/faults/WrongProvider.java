package dev.lockstep.faults;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.io.IOException;

/**
 * A transport in which one operation after the other is done wrongly. All else, such as its reads, is the real one's.
 */
record WrongProvider(BackendProvider provider, Wronging wrong) implements ForwardingProvider {

    /** Does what an arm does, with a bug. */
    @FunctionalInterface
    interface Wronging {
        Outcome apply(Operation operation, Backend arm) throws InterruptedException;
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return new Wrong(provider.open(context), wrong);
    }

    private record Wrong(Backend backend, Wronging wrong) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            return wrong.apply(operation, backend);
        }
    }
}
