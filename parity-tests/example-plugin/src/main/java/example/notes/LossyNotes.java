package example.notes;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A broken transport that shows how a walk catches a bug: every fifth change is acknowledged and lost. */
public final class LossyNotes implements ForwardingProvider {

    private final EmbeddedNotes sound = new EmbeddedNotes();

    @Override
    public BackendProvider provider() {
        return sound;
    }

    @Override
    public String transport() {
        return "lossy";
    }

    @Override
    public Backend open(ArmContext context) throws IOException {
        return new Lossy(sound.open(context), new AtomicInteger());
    }

    private record Lossy(Backend backend, AtomicInteger changes) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            boolean lost = operation instanceof Operation.Custom && changes.incrementAndGet() % 5 == 0;
            return lost ? Outcome.Done.affecting(1) : backend.apply(operation);
        }
    }
}
