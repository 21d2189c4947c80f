package dev.lockstep.server.jena;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.contract.JenaContract;
import dev.lockstep.server.ServerSettings;
import java.util.Map;

class ProcessContractTest extends JenaContract {

    @Override
    protected BackendProvider provider() {
        return new JenaServerProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(ServerSettings.LAUNCHER, "process");
    }
}
