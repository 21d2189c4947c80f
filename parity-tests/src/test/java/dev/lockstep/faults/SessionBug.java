package dev.lockstep.faults;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.SessionAction;

/** Bugs of sessions and transactions on one arm. */
enum SessionBug {
    /** Nothing is wrong. */
    COMMITS_ON_ROLLBACK {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return operation instanceof Operation.Control control && control.action() instanceof SessionAction.Rollback
                    ? fire(Operation.control(control.session(), new SessionAction.Commit()), arm, fired)
                    : arm.apply(operation);
        }
    },
    COMMITS_ON_CLOSE {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            if (operation instanceof Operation.Control control && control.action() instanceof SessionAction.Close) {
                fire(Operation.control(control.session(), new SessionAction.Commit()), arm, fired);
            }
            return arm.apply(operation);
        }
    },
    LOSES_SAVEPOINTS {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            if (operation instanceof Operation.Control control
                    && control.action() instanceof SessionAction.RollbackTo) {
                fired.run();
                return Outcome.Done.UNCOUNTED;
            }
            return arm.apply(operation);
        }
    },
    READS_WHAT_IS_NOT_COMMITTED {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            if (operation instanceof Operation.Control control && control.action() instanceof SessionAction.Begin) {
                fire(
                        Operation.control(
                                control.session(), new SessionAction.Isolate(SessionAction.Isolation.READ_UNCOMMITTED)),
                        arm,
                        fired);
            }
            return arm.apply(operation);
        }
    },
    FORGETS_THE_ISOLATION {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            boolean snapshot = operation instanceof Operation.Control control
                    && control.action() instanceof SessionAction.Isolate isolate
                    && isolate.level().compareTo(SessionAction.Isolation.REPEATABLE_READ) >= 0;
            return snapshot
                    ? fire(
                            Operation.control(
                                    ((Operation.Control) operation).session(),
                                    new SessionAction.Isolate(SessionAction.Isolation.READ_COMMITTED)),
                            arm,
                            fired)
                    : arm.apply(operation);
        }
    },
    DOES_NOT_SEE_ITS_OWN_CHANGE {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return operation instanceof Operation.InSession asked
                            && asked.operation() instanceof Operation.Query query
                            && !query.after().endsWith("FOR UPDATE")
                    ? fire(query, arm, fired)
                    : arm.apply(operation);
        }
    },
    LOCKS_NOTHING {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            if (operation instanceof Operation.InSession asked
                    && asked.operation() instanceof Operation.Query query
                    && query.after().endsWith(" FOR UPDATE")) {
                Operation.Query plain = new Operation.Query(
                        query.before(), query.columns(), query.after().replace(" FOR UPDATE", ""), query.ordered());
                return fire(Operation.inSession(asked.session(), plain), arm, fired);
            }
            return arm.apply(operation);
        }
    },
    HIDES_A_TIME_OUT {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            if (outcome instanceof Outcome.Refused refused
                    && refused.refusal().equals("LOCK_TIMEOUT")
                    && operation.rowShape().isEmpty()) {
                fired.run();
                return Outcome.Done.affecting(1);
            }
            return outcome;
        }
    },
    COMMITS_EACH_TRANSACTION {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return operation instanceof Operation.Transaction transaction && !transaction.commit()
                    ? fire(new Operation.Transaction(transaction.operations(), true), arm, fired)
                    : arm.apply(operation);
        }
    },
    STOPS_AT_A_REFUSAL {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            if (operation instanceof Operation.Transaction && outcome instanceof Outcome.Rows rows) {
                for (int i = 0; i + 1 < rows.rows().size(); i++) {
                    if (rows.rows().get(i).cells().get(0).toJson().equals("refused")) {
                        fired.run();
                        return rows.with(rows.rows().subList(0, i + 1));
                    }
                }
            }
            return outcome;
        }
    };

    /** Asks the arm, and does what is wrong. */
    abstract Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException;

    private static Outcome fire(Operation instead, Backend arm, Runnable fired) throws InterruptedException {
        fired.run();
        return arm.apply(instead);
    }
}
