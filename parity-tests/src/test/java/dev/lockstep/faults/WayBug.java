package dev.lockstep.faults;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Way;
import java.util.List;

/** Bugs of the ways out of a store and into another one, on one arm. */
enum WayBug {
    /** Nothing is wrong. */
    EXPORTS_NO_ROWS {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return operation instanceof Operation.Export export && isScript(export.way())
                    ? fire(with(export, changed(export.way(), "SCRIPT", "SCRIPT NODATA")), arm, fired)
                    : arm.apply(operation);
        }
    },
    EXPORTS_ONE_TABLE_ONLY {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return operation instanceof Operation.Export export
                            && isScript(export.way())
                            && !export.way().writing().get(0).contains(" TABLE ")
                    ? fire(with(export, changed(export.way(), "{file}", "{file} TABLE T0")), arm, fired)
                    : arm.apply(operation);
        }
    },
    EXPORTS_THE_STORE_OF_A_LATER_MOMENT {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return operation instanceof Operation.Export export
                    ? fire(Operation.export(export.way(), export.content()), arm, fired)
                    : arm.apply(operation);
        }
    },
    ANSWERS_AN_EXPORT_FROM_THE_STORE {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return operation instanceof Operation.Export export
                    ? fire(export.content(), arm, fired)
                    : arm.apply(operation);
        }
    },
    WRITES_NULLS_AS_EMPTY_TEXTS {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return operation instanceof Operation.Export export
                            && export.way().writing().toString().contains("CSVWRITE")
                    ? fire(
                            with(export, changed(export.way(), "word, note", "COALESCE(word, '''') AS word, note")),
                            arm,
                            fired)
                    : arm.apply(operation);
        }
    },
    REPORTS_A_RESTORE_ONLY {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            if (operation instanceof Operation.Restore) {
                fired.run();
                return Outcome.Done.UNCOUNTED;
            }
            return arm.apply(operation);
        }
    },
    RESTORES_WITHOUT_ROWS {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return operation instanceof Operation.Restore restore && isScript(restore.way())
                    ? fire(Operation.restore(changed(restore.way(), "SCRIPT", "SCRIPT NODATA")), arm, fired)
                    : arm.apply(operation);
        }
    },
    RESTORE_MOVES_A_SEQUENCE {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            if (operation instanceof Operation.Restore
                    && arm.apply(Operation.mutate("ALTER SEQUENCE S0 RESTART WITH 77")) instanceof Outcome.Done) {
                fired.run();
            }
            return outcome;
        }
    },
    TELLS_ROWS_AS_A_COUNT {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            if (operation instanceof Operation.Mutate && outcome instanceof Outcome.Rows rows) {
                fired.run();
                return Outcome.Done.affecting(rows.rows().size());
            }
            return outcome;
        }
    };

    /** Asks the arm, and does what is wrong. */
    abstract Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException;

    private static boolean isScript(Way way) {
        return way.form().equals("statements") && way.writing().get(0).startsWith("SCRIPT");
    }

    private static Way changed(Way way, String text, String by) {
        return new Way(way.form(), List.of(way.writing().get(0).replace(text, by)), way.reading());
    }

    private static Operation.Export with(Operation.Export export, Way way) {
        return new Operation.Export(way, export.content(), export.canary());
    }

    private static Outcome fire(Operation instead, Backend arm, Runnable fired) throws InterruptedException {
        fired.run();
        return arm.apply(instead);
    }
}
