package dev.lockstep.server;

class ProcessLaunchFaultsTest extends LaunchFaults {

    @Override
    Launcher launcher() {
        return new ProcessLauncher();
    }
}
