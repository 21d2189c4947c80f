package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.function.Supplier;

/** Work on the store, which ends all named sessions with what they have not committed. */
interface Maintain extends SessionsCommand {

    /** Closes the store and opens it again. */
    record Reopen() implements Maintain {
        @Override
        public Operation operation() {
            return Operation.reopen();
        }
    }

    /** Reorganises the store. */
    record Optimize() implements Maintain {
        @Override
        public Operation operation() {
            return Operation.optimize();
        }
    }

    /** Rebuilds the store. Not every transport does it, so no session may be open that only some would end. */
    record Repair() implements Maintain {
        @Override
        public boolean possible(Database database) {
            return database.open().isEmpty();
        }

        @Override
        public Answer play(Database database) {
            database.rebuild();
            return Maintain.super.play(database);
        }

        @Override
        public Operation operation() {
            return Operation.repair();
        }
    }

    /** Stops the server and starts it again. Not every transport has one: see {@link Repair}. */
    record Restart() implements Maintain {
        @Override
        public boolean possible(Database database) {
            return database.open().isEmpty();
        }

        @Override
        public Operation operation() {
            return Operation.restart();
        }
    }

    /** A kind of maintenance that every transport does, also under open transactions. */
    static <C extends Maintain> CommandKind<Database> underSessions(String name, Class<C> type, Supplier<C> command) {
        return kind(name, type, command, "begin", "writeMuch")
                .weight(2)
                .aspect("under an open transaction with changes", (model, maintain) -> model.hasOpenChanges())
                .aspect(
                        "under many changes that are not committed",
                        (model, maintain) -> model.open().stream().anyMatch(model::hasManyChanges))
                .render(Maintain::operation);
    }

    /**
     * A kind of maintenance where no session is open at any time.
     *
     * @param writing the kind of command without which the store would be empty
     */
    static <C extends Maintain> CommandKind<Database> whole(
            String name, Class<C> type, Supplier<C> command, String writing) {
        return CommandKind.<Database, C>of(name, type)
                .needs(writing)
                .draw((model, random) -> model.drawn(command.get()))
                .render(Maintain::operation);
    }

    /** A kind of maintenance where no session is open at this moment. */
    static <C extends Maintain> CommandKind<Database> withoutSessions(String name, Class<C> type, Supplier<C> command) {
        return kind(name, type, command, "steer", "writeMuch").render(Maintain::operation);
    }

    private static <C extends Maintain> CommandKind.Builder<Database, C> kind(
            String name, Class<C> type, Supplier<C> command, String... helpers) {
        return CommandKind.<Database, C>of(name, type)
                .needs("edit")
                .helpedBy(helpers)
                .draw((model, random) -> model.drawn(command.get()))
                .rareAspect(
                        "of a store with many rows",
                        (model, maintain) -> model.rows(Tables.HOLDER).size() >= WriteMuch.ROWS);
    }

    @Override
    default List<Reopen> simpler() {
        return this instanceof Reopen ? List.of() : List.of(new Reopen());
    }

    @Override
    default Answer play(Database database) {
        database.closeAll();
        return new Answer.Done();
    }

    @Override
    default Expectation expect(Database database) {
        return Expectation.done(!database.rows(Tables.HOLDER).isEmpty());
    }
}
