package dev.lockstep.cli;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The programs that run now, so that none outlives this process when a signal ends it. It is the one thing here that is
 * global, because a process has one end.
 *
 * <p>Nothing can be done when this process is killed outright (SIGKILL): then a program runs on to its own end.
 */
final class LiveProcesses {

    private static final Set<ProcessTree> LIVE = ConcurrentHashMap.newKeySet();
    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(LiveProcesses::killAll, "lockstep-kill-programs"));
    }

    private LiveProcesses() {}

    static void add(ProcessTree tree) {
        LIVE.add(tree);
        if (ending) {
            tree.kill();
        }
    }

    static void remove(ProcessTree tree) {
        LIVE.remove(tree);
    }

    private static void killAll() {
        ending = true;
        LIVE.forEach(ProcessTree::kill);
    }
}
