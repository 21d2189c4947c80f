package dev.lockstep.server.jena;

import dev.lockstep.server.Launcher;
import dev.lockstep.server.ProcessLauncher;

class ProcessOperationsTest extends ServedOperations {

    @Override
    Launcher launcher() {
        return new ProcessLauncher();
    }
}
