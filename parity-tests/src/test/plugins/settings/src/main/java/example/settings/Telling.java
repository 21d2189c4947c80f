package example.settings;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import java.util.TreeMap;

/** A transport whose arm cannot be opened, and reports its settings. */
public final class Telling implements BackendProvider {

    @Override
    public String system() {
        return "h2";
    }

    @Override
    public String transport() {
        return "telling";
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException {
        throw new ArmUnavailableException("the settings are " + new TreeMap<>(context.settings()));
    }
}
