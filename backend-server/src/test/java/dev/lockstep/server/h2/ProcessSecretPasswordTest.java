package dev.lockstep.server.h2;

import dev.lockstep.server.Launcher;
import dev.lockstep.server.ProcessLauncher;
import java.util.List;

class ProcessSecretPasswordTest extends SecretPassword {

    @Override
    Launcher launcher() {
        return new ProcessLauncher();
    }

    /** The server's log is a file of the arm. */
    @Override
    List<String> seenOf(String arm) {
        return List.of();
    }

    /** The arm's server is the only child of this process. */
    @Override
    void kill(String arm) {
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    }
}
