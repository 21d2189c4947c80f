package example.standard;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;

/** The embedded arm in the box, under this system's name. */
public class Embedded implements ForwardingProvider {

    private final BackendProvider h2 = new H2EmbeddedProvider();

    @Override
    public BackendProvider provider() {
        return h2;
    }

    @Override
    public String system() {
        return StandardSystem.NAME;
    }

    /** The same arm under a second name, so that there is another arm to compare with. */
    public static final class Again extends Embedded {
        @Override
        public String transport() {
            return "again";
        }
    }
}
