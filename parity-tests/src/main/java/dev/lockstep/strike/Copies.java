package dev.lockstep.strike;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.crash.UnplayedException;
import dev.lockstep.platform.FileTree;
import java.io.IOException;

/** Copies of a store that nobody has open, one for each process that is struck. */
final class Copies {

    /** The work on a copy. */
    @FunctionalInterface
    interface Use<T> {
        T on(ArmFolder copy) throws ArmUnavailableException, IOException, InterruptedException, UnplayedException;
    }

    private final ArmFolder store;
    private int made;

    Copies(ArmFolder store) {
        this.store = store;
    }

    /** Uses a copy, and deletes it if it is not needed any more. */
    <T> T with(Use<T> use) throws ArmUnavailableException, IOException, InterruptedException, UnplayedException {
        String name = "copy-" + made++;
        T result = use.on(store.copied(name));
        new FileTree(store.scratch().resolve(name)).delete();
        return result;
    }
}
