package dev.lockstep.workloads.schema;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Maintenance at a drawn place. It must not change any later answer. */
interface Maintain extends Command<Schema> {

    /** Closes the store and opens it again. */
    record Reopen() implements Maintain {}

    /** Reorganises the store. */
    record Optimize() implements Maintain {}

    /** Rebuilds the store. */
    record Repair() implements Maintain {}

    /** Restarts the server. */
    record Restart() implements Maintain {}

    /** Returns the kinds. */
    static List<CommandKind<Schema>> kinds(Steering steering) {
        return List.of(
                kind("reopen", Reopen.class, new Reopen(), schema -> true, steering)
                        .weight(5)
                        .render(each -> Operation.reopen()),
                kind("optimize", Optimize.class, new Optimize(), schema -> true, steering)
                        .weight(2)
                        .render(each -> Operation.optimize()),
                kind("repair", Repair.class, new Repair(), Schema::mayBeRepaired, steering)
                        .weight(4)
                        .render(each -> Operation.repair()),
                kind("restart", Restart.class, new Restart(), schema -> true, steering)
                        .weight(2)
                        .render(each -> Operation.restart()));
    }

    private static <C extends Maintain> CommandKind.Builder<Schema, C> kind(
            String name, Class<C> type, C command, Predicate<Schema> drawn, Steering steering) {
        CommandKind.Builder<Schema, C> kind = CommandKind.<Schema, C>of(name, type)
                .needs(CreateTable.NAME)
                .helpedBy(
                        StartOver.NAME,
                        "insertRows",
                        "updateRows",
                        "mergeRows",
                        "changeColumn",
                        "createIndex",
                        "addConstraint",
                        "createDomain",
                        "createSchema",
                        "createSynonym",
                        "createAlias",
                        InJava.TRIGGER,
                        "commentOn",
                        "grant")
                .draw((schema, random) ->
                        !schema.items().isEmpty() && drawn.test(schema) ? Optional.of(command) : Optional.empty());
        for (Sort sort : Sort.values()) {
            if (sort != Sort.MATERIALIZED_VIEW || !steering.avoids(Trap.MATERIALIZED_VIEW)) {
                kind = kind.aspect("of a store with a " + sort.words(), (schema, maintain) -> schema.has(sort));
            }
        }
        for (Hazard hazard : Hazard.values()) {
            if (type != Repair.class || !steering.hazards().contains(hazard)) {
                kind = kind.aspect("of a store with a " + hazard.words(), (schema, maintain) -> schema.has(hazard));
            }
        }
        return kind.aspect("of a store with comments", (schema, maintain) -> schema.hasComments())
                .aspect("of a store with rights", (schema, maintain) -> schema.hasRights())
                .aspect("just after other maintenance", (schema, maintain) -> schema.hasJustBeenMaintained())
                .aspect("just after a definition", (schema, maintain) -> schema.hasJustBeenDefined());
    }

    @Override
    default List<Reopen> simpler() {
        return this instanceof Reopen ? List.of() : List.of(new Reopen());
    }

    @Override
    default Expectation expect(Schema schema) {
        return Expectation.done(!schema.items().isEmpty());
    }

    @Override
    default void apply(Schema schema) {
        schema.maintain(this instanceof Repair);
    }
}
