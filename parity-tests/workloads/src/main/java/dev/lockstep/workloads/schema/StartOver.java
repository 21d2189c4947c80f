package dev.lockstep.workloads.schema;

import dev.lockstep.workload.CommandKind;
import java.util.Optional;

/** Drops everything. The next stretch of the walk has another mix of objects. */
record StartOver() implements SchemaCommand {

    static final String NAME = "startOver";

    static CommandKind<Schema> kind() {
        return CommandKind.<Schema, StartOver>of(NAME, StartOver.class)
                .needs(CreateTable.NAME)
                .weight(6)
                .draw((schema, random) -> schema.canStartOver() ? Optional.of(new StartOver()) : Optional.empty())
                .render(StartOver::operation);
    }

    @Override
    public String sql() {
        return "DROP ALL OBJECTS";
    }

    @Override
    public void change(Schema schema) {
        schema.startOver();
    }
}
