package dev.lockstep.cli;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The launchers that have started something, so that nothing of theirs outlives this process when a signal ends it. It is
 * the one thing here that is global, because a process has one end.
 *
 * <p>Nothing can be done when this process is killed outright (SIGKILL): then a program runs on to its own end.
 */
final class OpenLaunchers {

    private static final Set<Launcher> OPEN = ConcurrentHashMap.newKeySet();
    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OpenLaunchers::closeAll, "lockstep-end-programs"));
    }

    private OpenLaunchers() {}

    static void add(Launcher launcher) {
        OPEN.add(launcher);
        if (ending) {
            launcher.close();
        }
    }

    static void remove(Launcher launcher) {
        OPEN.remove(launcher);
    }

    private static void closeAll() {
        ending = true;
        OPEN.forEach(Launcher::close);
    }
}
