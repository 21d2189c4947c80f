package dev.lockstep.cli.jena;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.contract.JenaContract;

class JenaContractTest extends JenaContract {

    @Override
    protected BackendProvider provider() {
        return new JenaCliProvider();
    }
}
