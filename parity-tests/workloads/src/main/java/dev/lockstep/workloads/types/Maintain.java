package dev.lockstep.workloads.types;

import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work on the store that changes nothing that is in it. */
interface Maintain extends TypesCommand {

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

    /** Stops the server and starts it again. */
    record Restart() implements Maintain {
        @Override
        public Operation operation() {
            return Operation.restart();
        }
    }

    /**
     * Takes a backup and reads the copy.
     *
     * @param canary the number of a triple that is there only while the backup is taken
     */
    record Backup(int canary) implements Maintain {

        private static final String IS = Triple.ROOT + "canary";

        private String triple() {
            return "<" + IS + canary + "> <" + IS + "> \"canary\"";
        }

        @Override
        public Operation operation() {
            return Operation.backup(
                    Terms.query(""),
                    Operation.mutate("INSERT DATA { " + triple() + " }"),
                    Operation.mutate("DELETE DATA { " + triple() + " }"));
        }

        @Override
        public Expectation expect(Terms terms) {
            List<Row> rows = new ArrayList<>(terms.rows());
            rows.add(Row.of(Cell.lexical(Term.IRI, IS + canary), Cell.lexical(Term.IRI, IS), Cell.text("canary")));
            return Expectation.returns(rows, false);
        }
    }

    /** Returns the kinds. */
    static List<CommandKind<Terms>> kinds() {
        return List.of(
                always("reopen", Reopen.class, new Reopen()),
                always("optimize", Optimize.class, new Optimize()),
                always("restart", Restart.class, new Restart()),
                TypesCommand.kind(
                                "backup",
                                Backup.class,
                                (terms, random) -> Optional.of(new Backup(random.nextInt(1_000_000))))
                        .needs(Put.NAME)
                        .aspect("of a store with many terms", (terms, backup) -> terms.hasMany())
                        .render(Backup::operation));
    }

    private static <C extends Maintain> CommandKind<Terms> always(String name, Class<C> type, C command) {
        return CommandKind.<Terms, C>of(name, type)
                .needs(Put.NAME)
                .draw(command)
                .aspect("of a store with many terms", (terms, maintain) -> terms.hasMany())
                .render(Maintain::operation);
    }

    @Override
    default List<Reopen> simpler() {
        return this instanceof Reopen ? List.of() : List.of(new Reopen());
    }

    @Override
    default Expectation expect(Terms terms) {
        return Expectation.done(!terms.isEmpty());
    }
}
