package example.notes;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;

/** A broken transport, to see a walk catch it: every fifth change is acknowledged and lost. */
public final class LossyNotes implements BackendProvider {

    private final EmbeddedNotes sound = new EmbeddedNotes();

    @Override
    public String system() {
        return sound.system();
    }

    @Override
    public String transport() {
        return "lossy";
    }

    @Override
    public Support support(OperationKind kind) {
        return sound.support(kind);
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException {
        Backend store = sound.open(context);
        return new Backend() {
            private int changes;

            @Override
            public Outcome apply(Operation operation) throws InterruptedException {
                boolean lost = operation instanceof Operation.Custom && ++changes % 5 == 0;
                return lost ? Outcome.Done.affecting(1) : store.apply(operation);
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }
}
