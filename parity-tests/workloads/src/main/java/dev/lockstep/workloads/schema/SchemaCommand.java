package dev.lockstep.workloads.schema;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** A statement whose outcome nobody predicts: the arms must agree. */
interface SchemaCommand extends Command<Schema> {

    /** Returns the statement. */
    String sql();

    /** Changes the model as the statement changes the schema, if it is not refused. */
    default void change(Schema schema) {}

    /** Returns the command as an arm is asked to do it. */
    default Operation operation() {
        return Operation.mutate(sql());
    }

    @Override
    default Expectation expect(Schema schema) {
        return Expectation.agrees();
    }

    @Override
    default void apply(Schema schema) {
        schema.step();
        change(schema);
    }

    @Override
    default void refused(Schema schema) {
        schema.step();
        schema.leaveNumbers();
    }

    /** Begins a kind of statement that needs a table. */
    static <C extends SchemaCommand> CommandKind.Builder<Schema, C> onTables(
            String name, Class<C> type, CommandKind.Generator<Schema, C> draw) {
        return CommandKind.<Schema, C>of(name, type).needs(CreateTable.NAME).draw(draw);
    }
}
