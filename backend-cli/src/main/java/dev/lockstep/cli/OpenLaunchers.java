package dev.lockstep.cli;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The launchers that have started something, so that none of their programs outlives this process when a signal ends
 * it. This is the only global state here, because a process ends only once.
 *
 * <p>Nothing can be done here if this process is killed with SIGKILL. Servers and drivers have a leash then; a program
 * for one operation runs to its own end.
 */
final class OpenLaunchers {

    private static final Set<Ending> OPEN = ConcurrentHashMap.newKeySet();
    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OpenLaunchers::closeAll, "lockstep-end-programs"));
    }

    private OpenLaunchers() {}

    static void add(Ending launcher) {
        OPEN.add(launcher);
        if (ending) {
            launcher.close();
        }
    }

    static void remove(Ending launcher) {
        OPEN.remove(launcher);
    }

    private static void closeAll() {
        ending = true;
        OPEN.forEach(Ending::close);
    }
}
