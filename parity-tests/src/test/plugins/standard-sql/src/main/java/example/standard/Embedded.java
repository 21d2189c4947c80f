package example.standard;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.op.OperationKind;

/** The embedded arm in the box, under this system's name. */
public class Embedded implements BackendProvider {

    private final BackendProvider h2 = new H2EmbeddedProvider();

    @Override
    public String system() {
        return StandardSystem.NAME;
    }

    @Override
    public String transport() {
        return "embedded";
    }

    @Override
    public Support support(OperationKind kind) {
        return h2.support(kind);
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException {
        return h2.open(context);
    }

    /** The same arm under a second name, to have another one to compare with. */
    public static final class Again extends Embedded {
        @Override
        public String transport() {
            return "again";
        }
    }
}
