package dev.lockstep.workloads.sessions;

import dev.lockstep.system.Avoidances;

/**
 * The known bugs of the system that are not met, because each would end nearly every walk.
 *
 * @param endlessWaits whether no session waits for a transaction of which a part was undone:
 *     docs/findings/h2-waits-for-ever.md
 * @param copiesOfOpenWork whether no index is dropped under changes that are not committed, and no backup taken then:
 *     docs/findings/h2-copy-has-open-transaction.md
 */
record Steering(boolean endlessWaits, boolean copiesOfOpenWork) {

    /** Everything is met. */
    static final Steering NONE = new Steering(false, false);

    static Steering round(Avoidances avoidances) {
        return new Steering(avoidances.avoids("wait-for-partly-undone"), avoidances.avoids("copy-after-dropped-index"));
    }
}
