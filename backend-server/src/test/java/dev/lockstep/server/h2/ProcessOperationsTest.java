package dev.lockstep.server.h2;

import dev.lockstep.server.Launcher;
import dev.lockstep.server.ProcessLauncher;

class ProcessOperationsTest extends ServedOperations {

    @Override
    Launcher launcher() {
        return new ProcessLauncher();
    }
}
