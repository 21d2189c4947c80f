package dev.lockstep.workloads.transfer;

import dev.lockstep.system.Avoidances;

/**
 * The known bugs of the system that are not met, because each would end nearly every walk.
 *
 * @param youngerTables whether no view gets a place before a table that it reads:
 *     docs/findings/h2-script-has-view-before-table.md
 * @param wideCharsets whether no script is written in a charset of two bytes: docs/findings/h2-script-in-utf-16.md
 * @param brokenReferences whether no script is written of one table that has a foreign key:
 *     docs/findings/h2-script-of-a-part-refers-to-the-rest.md
 * @param droppedIndexes whether no index is dropped of a table that a view reads:
 *     docs/findings/h2-view-reads-a-dropped-index.md
 */
record Steering(boolean youngerTables, boolean wideCharsets, boolean brokenReferences, boolean droppedIndexes) {

    /** Everything is met. */
    static final Steering NONE = new Steering(false, false, false, false);

    static Steering round(Avoidances avoidances) {
        return new Steering(
                avoidances.avoids("script-view-order"),
                avoidances.avoids("script-charset"),
                avoidances.avoids("script-part-reference"),
                avoidances.avoids("view-of-dropped-index"));
    }
}
