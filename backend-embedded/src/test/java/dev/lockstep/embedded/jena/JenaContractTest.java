package dev.lockstep.embedded.jena;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.contract.JenaContract;

class JenaContractTest extends JenaContract {

    @Override
    protected BackendProvider provider() {
        return new JenaEmbeddedProvider();
    }
}
