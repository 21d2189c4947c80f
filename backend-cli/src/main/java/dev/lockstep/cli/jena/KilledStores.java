package dev.lockstep.cli.jena;

import dev.lockstep.cli.Run;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stores whose last tool was killed, so that the next one recovers them. The object is kept in the memory of the
 * arm's folder, because the next tool may be that of another arm.
 */
final class KilledStores {

    private final Set<Path> stores = ConcurrentHashMap.newKeySet();

    /** Notes that a process which had this store open may have been killed. */
    void add(Path store) {
        stores.add(store);
    }

    /** Notes that a tool has recovered the store, or has found that there is nothing to recover. */
    void remove(Path store) {
        stores.remove(store);
    }

    boolean has(Path store) {
        return stores.contains(store);
    }

    /** Whether a tool may have left a store that needs recovery: a signal ended it, or it had no end of its own. */
    static boolean isKilled(Run run) {
        return run instanceof Run.Ended ended
                ? ended.isSignalled()
                : ((Run.Lost) run).outcome().inDoubt();
    }
}
