package dev.lockstep.audit;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import java.io.IOException;

/**
 * A provider whose backends are wrapped.
 *
 * @param provider the right provider
 * @param wrapping wraps a backend that was opened
 */
record Planted(BackendProvider provider, Wrapping wrapping) implements ForwardingProvider {

    /** Wraps a backend. */
    @FunctionalInterface
    interface Wrapping {
        Backend of(Backend backend, ArmContext context)
                throws ArmUnavailableException, IOException, InterruptedException;
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        Backend backend = provider.open(context);
        try {
            return wrapping.of(backend, context);
        } catch (ArmUnavailableException | IOException | InterruptedException | RuntimeException e) {
            backend.close();
            throw e;
        }
    }
}
