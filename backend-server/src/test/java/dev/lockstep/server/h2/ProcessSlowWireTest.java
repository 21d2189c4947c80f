package dev.lockstep.server.h2;

import dev.lockstep.server.Launcher;
import dev.lockstep.server.ProcessLauncher;

class ProcessSlowWireTest extends SlowWire {

    @Override
    Launcher launcher() {
        return new ProcessLauncher();
    }
}
