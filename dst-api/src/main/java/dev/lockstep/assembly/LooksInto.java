package dev.lockstep.assembly;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.invariant.Invariant;
import java.util.List;

/**
 * A transport that opens copies of the stores that another one has left. It looks at the copies alone, because the
 * process in which a copy is open is not the other transport's.
 */
record LooksInto(BackendProvider provider) implements ForwardingProvider {

    @Override
    public List<Invariant<?>> invariants() {
        return provider.invariants().stream()
                .filter(invariant -> !invariant.isOfProcess())
                .toList();
    }
}
