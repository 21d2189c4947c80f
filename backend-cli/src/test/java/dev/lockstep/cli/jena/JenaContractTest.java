package dev.lockstep.cli.jena;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.contract.JenaContract;
import org.junit.jupiter.api.Tag;

/** A process for each operation takes minutes; the other arms play the contract by day. */
@Tag("nightly")
class JenaContractTest extends JenaContract {

    @Override
    protected BackendProvider provider() {
        return new JenaCliProvider();
    }
}
